using System.Text.Json;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;
using Telemetry.Storage.Records.Entities;
using Telemetry.Storage.Records.Json;

namespace Telemetry.Storage.Records;

/// <summary>Between an outcome and its row.</summary>
internal static class OutcomeMapping
{
    public static OutcomeEntity ToEntity(Outcome outcome, long id, DateTimeOffset recordedAt)
    {
        var (kind, json) = outcome switch
        {
            Decision d => (OutcomeKind.Decision, JsonSerializer.Serialize(d, RecordJson.Default.Decision)),
            Alert a => (OutcomeKind.Alert, JsonSerializer.Serialize(a, RecordJson.Default.Alert)),
            AirQualityIndex i => (KindOf(i.Scale), JsonSerializer.Serialize(i, RecordJson.Default.AirQualityIndex)),
            OperatorAction o => (OutcomeKind.OperatorAction, JsonSerializer.Serialize(o, RecordJson.Default.OperatorAction)),
            BinEmptying e => (OutcomeKind.BinEmptying, JsonSerializer.Serialize(e, RecordJson.Default.BinEmptying)),
            BinFill f => (OutcomeKind.BinFill, JsonSerializer.Serialize(f, RecordJson.Default.BinFill)),
            CallOut c => (OutcomeKind.CallOut, JsonSerializer.Serialize(c, RecordJson.Default.CallOut)),
            TreatmentReport t => (OutcomeKind.Treatment, JsonSerializer.Serialize(t, RecordJson.Default.TreatmentReport)),
            RoadForecastDay r => (OutcomeKind.RoadForecastDay, JsonSerializer.Serialize(r, RecordJson.Default.RoadForecastDay)),
            RoadNight n => (OutcomeKind.RoadNight, JsonSerializer.Serialize(n, RecordJson.Default.RoadNight)),
            _ => throw new NotSupportedException($"The record store has no kind for {outcome.GetType().Name}: add it to {nameof(OutcomeKind)}."),
        };
        var decision = outcome as Decision;
        var alert = outcome as Alert;
        var index = outcome as AirQualityIndex;
        var action = outcome as OperatorAction;
        var treatment = outcome as TreatmentReport;
        return new OutcomeEntity
        {
            Id = id,
            Kind = kind,
            Key = outcome.Key,
            EventTime = outcome.EventTime,
            RecordedAt = recordedAt,
            Withdrawn = outcome.Withdrawn,
            Json = json,
            Route = (decision?.Route ?? action?.Route ?? treatment?.Route)?.Value,
            Day = decision?.Day ?? action?.Day ?? treatment?.Day,
            Revision = decision?.Revision ?? action?.Revision,
            Rule = alert?.Rule ?? action?.Rule ?? RuleOf(kind),
            Subject = alert?.Subject ?? action?.Subject ?? (outcome as BinEmptying)?.Bin.Value ?? (outcome as BinFill)?.Bin.Value
                ?? (outcome as RoadNight)?.Sensor.Value ?? (outcome as RoadForecastDay)?.Site.Value,
            State = alert?.State,
            Site = index?.Site.Value,
            Period = index?.Period,
        };
    }

    /// <summary>
    /// The rule that what rules remember stands under: by the index over rule, subject and event time the last of it is found among years,
    /// where by the kind alone each would be read to learn how old it is.
    /// </summary>
    public static string? RuleOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.RoadNight => "road-night",
        OutcomeKind.RoadForecastDay => "road-forecast-day",
        _ => null,
    };

    public static OutcomeKind KindOf(IndexScale scale) => scale == IndexScale.European ? OutcomeKind.EuropeanIndex : OutcomeKind.AirQualityIndex;

    public static LoggedOutcome<T> ToLogged<T>(OutcomeEntity entity)
        where T : Outcome => new(entity.Id, entity.RecordedAt, (T)Read(entity));

    private static Outcome Read(OutcomeEntity entity)
    {
        Outcome? outcome = entity.Kind switch
        {
            OutcomeKind.Decision => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.Decision),
            OutcomeKind.Alert => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.Alert),
            OutcomeKind.AirQualityIndex or OutcomeKind.EuropeanIndex => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.AirQualityIndex),
            OutcomeKind.OperatorAction => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.OperatorAction),
            OutcomeKind.BinEmptying => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.BinEmptying),
            OutcomeKind.BinFill => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.BinFill),
            OutcomeKind.CallOut => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.CallOut),
            OutcomeKind.Treatment => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.TreatmentReport),
            OutcomeKind.RoadForecastDay => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.RoadForecastDay),
            OutcomeKind.RoadNight => JsonSerializer.Deserialize(entity.Json, RecordJson.Default.RoadNight),
            _ => throw new NotSupportedException($"Outcome {entity.Id} is of the unknown kind {entity.Kind}."),
        };
        return outcome ?? throw new InvalidDataException($"Outcome {entity.Id} is empty.");
    }
}
