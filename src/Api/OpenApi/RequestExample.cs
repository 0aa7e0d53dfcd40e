namespace Telemetry.Api.OpenApi;

/// <summary>An example of a request's body, put into the description of the API. Tests send every one of them.</summary>
internal sealed record RequestExample(string ContentType, string Body);
