namespace Telemetry.Api.Endpoints.AirQuality.Advice;

/// <summary>Advice for one audience.</summary>
/// <param name="Audience">Whom it is for, in plain English.</param>
internal sealed record AdviceTextDto(string Audience, string Text);
