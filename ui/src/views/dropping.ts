/** Whether a file is called as one that was handed over. */
export const isHandover = (name: string) => name.toLowerCase().endsWith('.octavilla-handover')
