// The address of this view; without clipboard rights (plain http on a network) it is shown to copy.

export async function copyLink(announce, field) {
  const address = window.location.href;
  try {
    await navigator.clipboard.writeText(address);
    announce("Link copied.");
    return true;
  } catch {
    field.hidden = false;
    field.value = address;
    field.focus();
    field.select();
    announce("Copy the link from the field.");
    return false;
  }
}
