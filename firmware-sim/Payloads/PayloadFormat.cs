namespace Telemetry.FirmwareSim.Payloads;

/// <summary>The two formats of docs/wire-format.md.</summary>
internal enum PayloadFormat
{
    NativeJson,
    SenMl,
}
