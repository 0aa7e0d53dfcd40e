namespace Telemetry.Api.Endpoints.Readings;

internal enum ReadingsFormat
{
    Json,
    NdJson,
    Csv,
}
