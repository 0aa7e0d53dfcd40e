using Telemetry.Api.Endpoints.Requests;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>The forms in which forecasts are handed in, chosen by content type.</summary>
internal static class ForecastBody
{
    public const string Csv = "text/csv";
    public const string Xml = "application/xml";

    public static string[] Types { get; } = ["application/json"];

    public static IReadOnlyList<ForecastIssue> Read(
        HttpRequest request, ReadOnlyMemory<byte> body, CityNetwork network, DateTimeOffset now, RequestErrors errors) =>
        ForecastJson.Read(body.Span, network, now, errors) is { } issue ? [issue] : [];
}
