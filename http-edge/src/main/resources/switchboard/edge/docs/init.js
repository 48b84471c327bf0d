// Swagger UI draws long lists only where one looks: neither the browser's search nor a link within the page finds the
// rest. This one is drawn whole, and can be narrowed by any word of an address or of what it does.
const OperationsDrawnWhole = () => ({
  wrapComponents: {
    operations: (_, {React}) => function Operations({specSelectors, getComponent, oas3Selectors, layoutSelectors, layoutActions, getConfigs}) {
      const tagged = specSelectors.taggedOperations();
      const Group = getComponent('OperationTag');
      const One = getComponent('OperationContainer', true);
      const one = (it, tag) => React.createElement(One, {
        key: `${it.get('path')} ${it.get('method')}`, tag, op: it, path: it.get('path'), method: it.get('method'), specPath: it.get('specPath'),
      });
      const group = (tagObj, tag) => React.createElement(
        Group,
        {key: tag, tagObj, tag, oas3Selectors, layoutSelectors, layoutActions, getConfigs, getComponent, specUrl: specSelectors.url()},
        React.createElement('div', {className: 'operation-tag-content'}, tagObj.get('operations').map(it => one(it, tag)).toArray()),
      );
      return tagged.size ? React.createElement('div', null, tagged.map(group).valueSeq().toArray()) : React.createElement('p', null, 'Nothing is called that.');
    },
  },
  fn: {
    opsFilter: (tagged, phrase) => {
      const wanted = phrase.toLowerCase();
      const told = it => `${it.get('method')} ${it.get('path')} ${it.getIn(['operation', 'summary'], '')}`.toLowerCase();
      return tagged
        .map((group, tag) => (tag.toLowerCase().includes(wanted) ? group : group.set('operations', group.get('operations').filter(it => told(it).includes(wanted)))))
        .filter(group => group.get('operations').size);
    },
  },
});

SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#docs',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  filter: true,
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  validatorUrl: null,
  plugins: [OperationsDrawnWhole],
});
