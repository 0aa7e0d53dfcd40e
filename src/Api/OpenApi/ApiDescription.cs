using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Telemetry.Api.Security;

namespace Telemetry.Api.OpenApi;

/// <summary>Completes the OpenAPI description: keys, problems, formats and examples.</summary>
internal static class ApiDescription
{
    private const string Scheme = "ApiKey";
    private const string HeaderScheme = "ApiKeyHeader";

    private static readonly (int Status, string When)[] Problems =
    [
        (400, "The request is not valid; `errors` lists everything by parameter or JSON path."),
        (401, "No key, or one that is not in force."),
        (403, "The key's role does not allow this."),
        (404, "What is asked for is not there."),
        (429, "Too many requests; see Retry-After."),
        (500, "The host failed to answer."),
        (503, "Something needed is away, or nothing more is taken now."),
    ];

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context);
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Telemetry",
            Version = "v1",
            Description =
                "City telemetry: readings, forecasts, air quality and gritting decisions.\n\n"
                + "Times are UTC with a Z, and are taken only with a zone. Windows are open at their start and closed at their end. "
                + "Units are UCUM, one for each quantity (`/api/v1/quantities`). Every error is problem details (RFC 9457).",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Tags = ApiTags.Of(document);
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key issued by `keys issue`." },
            [HeaderScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = PresentedKey.Header, Description = "The same key in a header of its own." },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas["Problem"] = ProblemSchema();
        foreach (var operation in document.Paths.Values.SelectMany(p => p.Operations?.Values.AsEnumerable() ?? []))
        {
            foreach (var (status, when) in Problems)
            {
                operation.Responses ??= [];
                operation.Responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
                {
                    Description = when,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document) },
                    },
                };
            }

            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(HeaderScheme, document)] = [] },
            ];
        }
    }

    private static OpenApiSchema ProblemSchema()
    {
        static OpenApiSchema Text(string description, string? format = null) => new() { Type = JsonSchemaType.String, Description = description, Format = format };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Problem details (RFC 9457).",
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("Stable name of the kind of problem, urn:telemetry:problem:….", "uri"),
                ["title"] = Text("The kind of problem in words."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "HTTP status." },
                ["detail"] = Text("What went wrong this time."),
                ["instance"] = Text("Path of the request."),
                ["traceId"] = Text("The id under which the host's log has it."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Every error by parameter name or JSON path.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            },
            Required = new HashSet<string> { "type", "title", "status" },
        };
    }

    private static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.Name is { } name && ParameterFacts.All.TryGetValue(name, out var facts))
            {
                var one = new OpenApiSchema { Type = facts.Type, Format = facts.Format };
                var several = parameter.Schema?.Type?.HasFlag(JsonSchemaType.Array) == true;
                var example = facts.Type == JsonSchemaType.String ? JsonValue.Create(facts.Example) : JsonNode.Parse(facts.Example);
                parameter.Schema = several ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one;
                parameter.Example = several ? new JsonArray(example) : example;
            }
        }

        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var example in metadata.OfType<RequestExample>())
        {
            if (operation.RequestBody?.Content?.TryGetValue(example.ContentType, out var media) == true)
            {
                media.Example = example.ContentType.EndsWith("json", StringComparison.Ordinal)
                    ? JsonNode.Parse(example.Body)
                    : JsonValue.Create(example.Body);
            }
        }

        var role = metadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>().LastOrDefault()?.Policy;
        operation.Description = $"{operation.Description}\n\nRole: {role ?? "none"}.".Trim();
    }
}
