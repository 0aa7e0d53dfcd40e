namespace Telemetry.Rules.Winter;

/// <summary>Which temperature the matrix's ice and packed-snow rows are looked up by.</summary>
public enum IceRowsKey
{
    /// <summary>Air temperature: the column in which the source has the limits.</summary>
    Air,

    /// <summary>Road surface temperature.</summary>
    Rst,
}
