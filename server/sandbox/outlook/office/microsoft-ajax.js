/**
 * In place of https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js, which Office.js loads and of which it needs no more
 * than this: namespaces, checks of parameters that never object, JSON, and errors by the names of .NET.
 */
(() => {
  const fail = (message) => new Error(message);
  const noObjection = () => null;

  window.Type = Function;
  Function.registerNamespace = (name) => {
    name.split('.').reduce((parent, part) => {
      parent[part] ??= {};
      return parent[part];
    }, window);
  };
  Function.registerClass = () => {};
  Function.prototype.registerClass = () => {};
  Function._validateParams = noObjection;
  Function._validateParameter = noObjection;

  window.Sys = {
    StringBuilder: class {},
    Serialization: {
      JavaScriptSerializer: { serialize: JSON.stringify, deserialize: (text) => JSON.parse(text) },
    },
    Debug: { trace: () => {} },
    Browser: {},
  };

  String.format = (text, ...values) => text.replace(/\{(\d+)\}/g, (_, index) => values[index]);
  Object.assign(Error, {
    argument: (name, message) => fail(message ?? `Value does not fall within the expected range: ${name}`),
    argumentNull: (name, message) => fail(message ?? `Value cannot be null: ${name}`),
    argumentOutOfRange: (name, _value, message) => fail(message ?? `Value is out of range: ${name}`),
    argumentType: (name, _actual, _expected, message) => fail(message ?? `Object of a wrong type: ${name}`),
    argumentUndefined: (name, message) => fail(message ?? `Value cannot be undefined: ${name}`),
    parameterCount: (message) => fail(message ?? 'Parameter count mismatch.'),
    invalidOperation: (message) => fail(message ?? 'Operation is not valid.'),
    create: (message, details) => Object.assign(fail(message), details),
  });
})();
