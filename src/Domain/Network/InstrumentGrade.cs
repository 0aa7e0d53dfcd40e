namespace Telemetry.Domain.Network;

/// <summary>Whether an instrument is a reference (or reference-equivalent) one. An index from an indicative one is labelled so.</summary>
public enum InstrumentGrade
{
    Indicative,
    Reference,
}
