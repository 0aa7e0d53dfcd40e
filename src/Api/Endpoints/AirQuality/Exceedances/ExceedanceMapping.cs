using System.Globalization;
using Telemetry.Rules.AirQuality;
using Telemetry.Rules.AirQuality.Objectives;

namespace Telemetry.Api.Endpoints.AirQuality.Exceedances;

internal static class ExceedanceMapping
{
    public static ExceedancePollutantDto ToDto(YearOfPollutant pollutant, CalendarYear year)
    {
        var valid = pollutant.ValidHours;
        var capture = year.HoursSoFar == 0 ? 0 : (double)valid / year.HoursSoFar;
        var enough = capture >= AirQualityMapping.LeastCapture;
        return new ExceedancePollutantDto(
            pollutant.Pollutant.Name,
            pollutant.Pollutant.Unit,
            year.HoursSoFar,
            valid,
            capture,
            (double)(valid + year.HoursInAll - year.HoursSoFar) / year.HoursInAll,
            enough ? pollutant.MeanOfHours : null,
            enough ? null : string.Create(CultureInfo.InvariantCulture, $"insufficient data: {capture:P1} of the hours so far are valid and {AirQualityMapping.LeastCapture:P0} are needed"),
            [.. pollutant.Judge().Select(o => ToDto(o, year, enough))]);
    }

    private static ObjectiveDto ToDto(ObjectiveSoFar so, CalendarYear year, bool meanIsShown)
    {
        var objective = so.Objective;
        var shown = objective.Averaging != ObjectiveAveraging.Year || meanIsShown;
        return new ObjectiveDto(
            objective.Id, objective.Kind, objective.Level, Name(objective.Averaging), objective.Permitted, so.Count, so.CountUnrounded,
            shown ? so.Highest : null, shown ? so.HighestEnding : null, so.Valid, so.Periods, so.Capture, Name(so.Status), Reason(so, year));
    }

    private static string Reason(ObjectiveSoFar so, CalendarYear year)
    {
        var (objective, span) = (so.Objective, year.IsOver ? "in the year" : "so far");
        FormattableString text = so.Status switch
        {
            ObjectiveStatus.NotMeasured => $"The instrument reads less often than every 15 minutes: an hourly mean does not show its highest quarter.",
            ObjectiveStatus.NotJudged => $"An indicative instrument: what it counts is neither a breach of the law nor compliance with it.",
            ObjectiveStatus.InsufficientData when so.Count > 0 => $"At least {so.Count} of {objective.Permitted} permitted {span}: {so.Capture:P1} of the periods are valid and {YearOfPollutant.CaptureOfYear:P0} are needed to say more.",
            ObjectiveStatus.InsufficientData => $"{so.Capture:P1} of the periods {span} are valid and {YearOfPollutant.CaptureOfYear:P0} are needed.",
            ObjectiveStatus.Exceeded when so.Count is { } count => $"{count} {span}, {objective.Permitted} are permitted.",
            ObjectiveStatus.Exceeded => $"The year's mean is above {objective.Level} ug/m3.",
            ObjectiveStatus.AboveSoFar => $"The mean so far is above {objective.Level} ug/m3; the year decides.",
            _ when so.Count is { } count => $"{count} {span}, {objective.Permitted} are permitted in a year.",
            _ => $"The mean {span} is not above {objective.Level} ug/m3.",
        };
        return text.ToString(CultureInfo.InvariantCulture);
    }

    private static string Name(ObjectiveAveraging averaging) => averaging switch
    {
        ObjectiveAveraging.QuarterHour => "15 minutes",
        ObjectiveAveraging.Hour => "hour",
        ObjectiveAveraging.DailyMaximumOfEightHours => "highest running 8 hours of a day",
        ObjectiveAveraging.Day => "day",
        _ => "year",
    };

    private static string Name(ObjectiveStatus status) => status switch
    {
        ObjectiveStatus.InsufficientData => "insufficient-data",
        ObjectiveStatus.Within => "within",
        ObjectiveStatus.AboveSoFar => "above-so-far",
        ObjectiveStatus.Exceeded => "exceeded",
        ObjectiveStatus.NotJudged => "not-judged",
        _ => "not-measured",
    };
}
