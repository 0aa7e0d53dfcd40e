using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality.Objectives;

/// <summary>
/// A year's means of one pollutant at one instrument, and how they stand against its objectives. Means are put in as the
/// store gives them; the share of values they need is that of the index (docs/sources/air-quality.md#capture).
/// </summary>
public sealed class YearOfPollutant
{
    /// <summary>Share of the periods without which nothing is said to be within what is permitted. docs/sources/air-quality.md#objectives</summary>
    public const double CaptureOfYear = 0.9;

    /// <summary>Hours before the year that belong to the first running mean in it: 17:00 to 01:00.</summary>
    public const int HoursBefore = 7;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly Sensor _sensor;
    private readonly CalendarYear _year;
    private readonly Mean[] _hours;
    private readonly Mean[]? _quarters;

    public YearOfPollutant(Sensor sensor, Quantity pollutant, CalendarYear year)
    {
        _sensor = sensor;
        _year = year;
        Pollutant = pollutant;
        _hours = new Mean[HoursBefore + year.HoursSoFar];
        _quarters = NeedsQuarters(sensor, pollutant) ? new Mean[year.HoursSoFar * 4] : null;
    }

    public Quantity Pollutant { get; }

    /// <summary>Hours so far with enough values.</summary>
    public int ValidHours => Valid(Year);

    /// <summary>The mean of the valid hours so far, µg/m³, whatever their share; null without any.</summary>
    public decimal? MeanOfHours
    {
        get
        {
            var (sum, count) = (0m, 0);
            foreach (var hour in Year)
            {
                if (hour.Value is { } value)
                {
                    sum += value;
                    count++;
                }
            }

            return count == 0 ? null : sum / count;
        }
    }

    /// <summary>Whether an objective of this pollutant is of quarters of an hour, and the instrument reads often enough for them.</summary>
    public static bool NeedsQuarters(Sensor sensor, Quantity pollutant) =>
        sensor.Interval <= Quarter && AirObjectives.Table.Any(o => o.Pollutant == pollutant && o.Averaging == ObjectiveAveraging.QuarterHour);

    /// <summary>The mean of an hour and how many readings it rests on.</summary>
    public void PutHour(DateTimeOffset ending, double mean, long count) => Put(_hours, ending - (_year.Start - (HoursBefore * Hour)), Hour, mean, count);

    /// <summary>The mean of a quarter of an hour.</summary>
    public void PutQuarter(DateTimeOffset ending, double mean, long count) => Put(_quarters!, ending - _year.Start, Quarter, mean, count);

    public IEnumerable<ObjectiveSoFar> Judge() => AirObjectives.Table.Where(o => o.Pollutant == Pollutant).Select(Judge);

    private ReadOnlySpan<Mean> Year => _hours.AsSpan(HoursBefore);

    private ObjectiveSoFar Judge(AirObjective objective) => objective.Averaging switch
    {
        ObjectiveAveraging.Year => JudgeMean(objective),
        ObjectiveAveraging.QuarterHour when _quarters is null => new ObjectiveSoFar(objective, ObjectiveStatus.NotMeasured, null, null, null, null, 0, _year.HoursSoFar * 4),
        ObjectiveAveraging.QuarterHour => Count(objective, _quarters, Quarter),
        ObjectiveAveraging.Hour => Count(objective, Year, Hour),
        ObjectiveAveraging.Day => Count(objective, Days(day => Mean.Of(Year.Slice(day * 24, 24))), TimeSpan.FromDays(1)),
        _ => Count(objective, Days(day => AveragedSeries.HighestRunningMean(_hours.AsSpan(day * 24, HoursBefore + 24))), TimeSpan.FromDays(1)),
    };

    private ObjectiveSoFar JudgeMean(AirObjective objective)
    {
        var valid = ValidHours;
        var capture = _year.HoursSoFar == 0 ? 0 : (double)valid / _year.HoursSoFar;
        var mean = MeanOfHours;
        var status = _sensor.Grade == InstrumentGrade.Indicative ? ObjectiveStatus.NotJudged
            : mean is not { } value || capture < CaptureOfYear ? ObjectiveStatus.InsufficientData
            : !LegalLevel.IsExceeded(value, objective.Level) ? ObjectiveStatus.Within
            : _year.IsOver ? ObjectiveStatus.Exceeded
            : ObjectiveStatus.AboveSoFar;
        return new ObjectiveSoFar(objective, status, null, null, mean, mean is null ? null : _year.Until, valid, _year.HoursSoFar);
    }

    private ObjectiveSoFar Count(AirObjective objective, ReadOnlySpan<Mean> periods, TimeSpan length)
    {
        var (above, unrounded, valid) = (0, 0, 0);
        (decimal Value, int Index)? highest = null;
        for (var i = 0; i < periods.Length; i++)
        {
            if (periods[i].Value is { } mean)
            {
                valid++;
                above += LegalLevel.IsExceeded(mean, objective.Level) ? 1 : 0;
                unrounded += LegalLevel.IsExceededUnrounded(mean, objective.Level) ? 1 : 0;
                highest = highest is { } best && best.Value >= mean ? highest : (mean, i);
            }
        }

        // A count is a floor: what was not measured could only add to it.
        var status = _sensor.Grade == InstrumentGrade.Indicative ? ObjectiveStatus.NotJudged
            : above > objective.Permitted ? ObjectiveStatus.Exceeded
            : periods.Length > 0 && valid >= CaptureOfYear * periods.Length ? ObjectiveStatus.Within
            : ObjectiveStatus.InsufficientData;
        return new ObjectiveSoFar(
            objective, status, above, unrounded, highest?.Value, highest is { } at ? _year.Start + ((at.Index + 1) * length) : null, valid, periods.Length);
    }

    private Mean[] Days(Func<int, Mean> meanOf)
    {
        var days = new Mean[_year.DaysSoFar];
        for (var day = 0; day < days.Length; day++)
        {
            days[day] = meanOf(day);
        }

        return days;
    }

    private void Put(Mean[] periods, TimeSpan sinceStart, TimeSpan length, double mean, long count)
    {
        var index = (sinceStart.Ticks / length.Ticks) - 1;
        var expected = Math.Max(1, length / _sensor.Interval);
        if (index >= 0 && index < periods.Length && Mean.IsCaptured(count, expected))
        {
            periods[index] = new Mean((decimal)mean, Math.Min(1, count / expected));
        }
    }

    private static int Valid(ReadOnlySpan<Mean> periods)
    {
        var valid = 0;
        foreach (var period in periods)
        {
            valid += period.Value is null ? 0 : 1;
        }

        return valid;
    }
}
