using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>A gateway is off the air, keeps what its sensors measure, and delivers all of it when it is back.</summary>
internal sealed record GatewayOutage(string Gateway, DayWindow During);
