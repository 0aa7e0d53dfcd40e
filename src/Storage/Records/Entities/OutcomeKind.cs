namespace Telemetry.Storage.Records.Entities;

/// <summary>Which type an outcome's JSON is of; the number is stored.</summary>
internal enum OutcomeKind
{
    Decision = 1,
    Alert = 2,
    AirQualityIndex = 3,
    OperatorAction = 4,
    BinEmptying = 5,

    /// <summary>An air quality index too, of the European scale: a kind of its own, so that the two are never read together.</summary>
    EuropeanIndex = 6,
    BinFill = 7,
    CallOut = 8,
    Treatment = 9,
    RoadNight = 10,
    RoadForecastDay = 11,
}
