using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>How an answer says what kind of instrument a reading is of.</summary>
internal static class GradeName
{
    /// <summary>reference or indicative; null for a sensor that has left the network.</summary>
    public static string? Of(Sensor? sensor) => sensor?.Grade switch
    {
        InstrumentGrade.Reference => "reference",
        InstrumentGrade.Indicative => "indicative",
        _ => null,
    };
}
