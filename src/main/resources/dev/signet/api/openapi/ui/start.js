// Shows /openapi with Swagger UI. Its own filter matches the names of services only; this one also searches for each word in
// the path, the method, the name and the description of an operation.
const searchesOperations = () => ({
  fn: {
    opsFilter: (services, phrase) => {
      const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
      const isFound = (service, entry) => {
        const text = [
          service,
          entry.get("method"),
          entry.get("path"),
          entry.getIn(["operation", "operationId"]),
          entry.getIn(["operation", "summary"]),
          entry.getIn(["operation", "description"]),
        ].join(" ").toLowerCase();
        return words.every((word) => text.includes(word));
      };
      return services
        .map((service, name) => service.update("operations", (all) => all.filter((entry) => isFound(name, entry))))
        .filter((service) => service.get("operations").size > 0);
    },
  },
});

SwaggerUIBundle({
  url: "/openapi",
  dom_id: "#reference",
  deepLinking: true,
  filter: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // The document and tokens are sent to this server only.
  validatorUrl: null,
  persistAuthorization: false,
  plugins: [searchesOperations],
  onComplete: () => {
    document.querySelector(".operation-filter-input").placeholder = "Search operations";
  },
});
