/* Before the first paint: the theme this device was last told to wear. */
try {
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch { /* storage is closed: as the system has it */ }
