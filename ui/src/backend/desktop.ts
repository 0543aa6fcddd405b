/** Whether files can be carried out of the window; only GTK has been taught it. */
export const canCarryFiles = /Linux/.test(navigator.platform)
