"""The same training written in other ways, a file each, as a function that gives the nine numbers:

    train(start, samples, learning_rate, epochs)

start holds nine floats, w1 … w6, b1, b2, b3. Where MANY is set it may hold nine arrays: that many
networks.
Every way takes the samples in order, makes one update for each, and keeps 64 bits.
"""
