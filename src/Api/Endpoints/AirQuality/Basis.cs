using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.AirQuality;

/// <summary>How an answer says what kind of instrument it rests on.</summary>
internal static class Basis
{
    public const string Reference = "reference";

    public const string Indicative = "indicative";

    public static string Of(InstrumentGrade grade) => grade == InstrumentGrade.Reference ? Reference : Indicative;

    public static string Of(bool indicative) => indicative ? Indicative : Reference;
}
