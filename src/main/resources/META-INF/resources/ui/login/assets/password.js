// Adds a button to each password field that shows the password.
for (const box of document.querySelectorAll('.secret')) {
  const input = box.querySelector('input');
  const button = document.createElement('button');
  const hide = () => {
    input.type = 'password';
    button.textContent = box.dataset.show;
    button.setAttribute('aria-label', `${box.dataset.show}: ${box.dataset.label}`);
  };
  const show = () => {
    input.type = 'text';
    button.textContent = box.dataset.hide;
    button.setAttribute('aria-label', `${box.dataset.hide}: ${box.dataset.label}`);
  };
  button.type = 'button';
  button.className = 'show';
  button.setAttribute('aria-controls', input.id);
  button.addEventListener('click', (event) => {
    const { selectionStart, selectionEnd } = input;
    (input.type === 'password' ? show : hide)();
    // A click by keyboard has no detail; its focus stays on the button, where the next key presses it again.
    if (event.detail > 0) {
      input.focus();
      input.setSelectionRange(selectionStart, selectionEnd);
    }
  });
  // Hides the password before the form is sent, because browsers store values of text fields but not of password fields.
  input.form.addEventListener('submit', hide);
  hide();
  box.append(button);
}
