// Asks the device for a passkey, and sends what it answers with an ordinary form.
(function (page) {
  'use strict';
  if (!window.PublicKeyCredential) return;
  function bytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, function (sign) { return sign.charCodeAt(0); });
  }
  function text(data) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(data));
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  }
  function made(said) {
    return navigator.credentials.create({ publicKey: {
      challenge: bytes(said.challenge),
      rp: { id: said.host, name: said.practice },
      user: { id: bytes(said.person), name: said.login, displayName: said.login },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
      excludeCredentials: said.others.split(' ').filter(Boolean).map(function (one) {
        return { type: 'public-key', id: bytes(one) };
      }),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none'
    } });
  }
  function used(said) {
    return navigator.credentials.get({ publicKey: {
      challenge: bytes(said.challenge), rpId: said.host, userVerification: 'required'
    } });
  }
  page.querySelectorAll('form[data-passkey]').forEach(function (form) {
    var button = form.querySelector('button'), failed = form.querySelector('[role=alert]');
    form.hidden = false;
    form.addEventListener('submit', function (e) {
      e.preventDefault();
      e.stopPropagation();
      button.disabled = true;
      failed.hidden = true;
      (form.dataset.passkey === 'make' ? made : used)(form.dataset).then(function (key) {
        var answer = key.response;
        var fields = { credential: key.rawId, 'client-data': answer.clientDataJSON };
        if (answer.signature) fields.signature = answer.signature;
        else fields.key = answer.getPublicKey();
        fields['device-data'] = answer.authenticatorData || answer.getAuthenticatorData();
        Object.keys(fields).forEach(function (name) { form.elements[name].value = text(fields[name]); });
        form.submit();
      }).catch(function () {
        button.disabled = false;
        failed.hidden = false;
      });
    });
  });
})(document);
