// The Lab is made of modules, which a browser takes neither from a file nor from a server that calls them plain text.
addEventListener("unhandledrejection", ({reason}) => {
  const words = {
    said: "The Lab can't start: it needs a web server that sends .js files as JavaScript. Open it from where the course is published, or see the pages, which need none.",
  }
  if (reason instanceof TypeError && !document.querySelector(".jp-LabShell, [role=alert]"))
    document.body.insertAdjacentHTML("afterbegin", `<p role="alert" style="position: relative; z-index: 10002; margin: 0;
      padding: 12px; color: #222; background: #FFF0A8; font: 15px/1.35 sans-serif">${words.said}</p>`)
})
