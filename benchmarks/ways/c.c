#include <math.h>

static double f(double x) { return 1 / (1 + exp(-x)); }

/* networks: nine numbers each; samples: x1, x2, y each. */
void train(double *n, long networks, const double *samples, long people, double rate, long epochs)
{
    for (const double *end = n + 9 * networks; n < end; n += 9) {
        double w1 = n[0], w2 = n[1], w3 = n[2], w4 = n[3], w5 = n[4], w6 = n[5], b1 = n[6], b2 = n[7], b3 = n[8];
        for (long epoch = 0; epoch < epochs; epoch++)
            for (const double *s = samples; s < samples + 3 * people; s += 3) {
                double x1 = s[0], x2 = s[1], y = s[2];
                double h1 = f(w1 * x1 + w2 * x2 + b1), h2 = f(w3 * x1 + w4 * x2 + b2);
                double o1 = f(w5 * h1 + w6 * h2 + b3);
                double d_b3 = -2 * (y - o1) * o1 * (1 - o1);
                double d_b1 = d_b3 * w5 * h1 * (1 - h1), d_b2 = d_b3 * w6 * h2 * (1 - h2);
                w1 -= rate * d_b1 * x1; w2 -= rate * d_b1 * x2; w3 -= rate * d_b2 * x1; w4 -= rate * d_b2 * x2;
                w5 -= rate * d_b3 * h1; w6 -= rate * d_b3 * h2; b1 -= rate * d_b1; b2 -= rate * d_b2; b3 -= rate * d_b3;
            }
        n[0] = w1; n[1] = w2; n[2] = w3; n[3] = w4; n[4] = w5; n[5] = w6; n[6] = b1; n[7] = b2; n[8] = b3;
    }
}
