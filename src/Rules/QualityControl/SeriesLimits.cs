using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.QualityControl;

/// <summary>The limits of one series, resolved once: what does not apply is infinite, times are ticks.</summary>
internal sealed class SeriesLimits
{
    private const double Off = double.PositiveInfinity;

    private readonly bool _airPollutant;
    private readonly bool _humidity;
    private readonly double _failBelow;
    private readonly double _failAbove;
    private readonly double _suspectBelow;
    private readonly double _suspectAbove;
    private readonly double _riseSuspect;
    private readonly double _fallSuspect;
    private readonly double _riseFail;
    private readonly double _fallFail;
    private readonly double _spikeSuspect;
    private readonly double _spikeFail;
    private readonly double _hourlySpikeSuspect;
    private readonly double _hourlySpikeFail;
    private readonly double _spikeTypicalChanges;
    private readonly long _stuckSuspect;
    private readonly long _stuckFail;
    private readonly double _plateauFrom;
    private readonly double _plateauTo;
    private readonly long _longestStep;
    private readonly long _stepReferenceAge;

    public SeriesLimits(Sensor sensor, Quantity quantity, QualityControlOptions options)
    {
        var limits = options.For(quantity);
        var particles = ReferenceEquals(quantity, Quantity.Pm25) || ReferenceEquals(quantity, Quantity.Pm10);
        _airPollutant = particles || ReferenceEquals(quantity, Quantity.No2) || ReferenceEquals(quantity, Quantity.O3) || ReferenceEquals(quantity, Quantity.So2);
        _humidity = ReferenceEquals(quantity, Quantity.RelativeHumidity);
        var reference = _airPollutant && sensor.Grade == InstrumentGrade.Reference;

        // On a reference instrument only particles below the minimum fail; the rest may be real and is a person's to reject.
        // docs/sources/quality-control.md#reference-grade
        _failBelow = reference && !particles ? -Off : limits.Minimum ?? -Off;
        _failAbove = reference ? Off : limits.Maximum ?? Off;
        _suspectBelow = reference ? limits.Minimum ?? -Off : -Off;
        _suspectAbove = reference ? limits.Maximum ?? Off : Off;
        _riseSuspect = limits.RiseSuspect ?? Off;
        _fallSuspect = limits.FallSuspect ?? Off;
        _riseFail = reference ? Off : limits.RiseFail ?? Off;
        _fallFail = reference ? Off : limits.FallFail ?? Off;
        _spikeSuspect = limits.SpikeSuspect ?? Off;
        _spikeFail = reference ? Off : limits.SpikeFail ?? Off;
        _hourlySpikeSuspect = limits.HourlySpikeSuspect ?? _spikeSuspect;
        _hourlySpikeFail = reference ? Off : limits.HourlySpikeFail ?? _spikeFail;
        _spikeTypicalChanges = limits.SpikeTypicalChanges ?? 0;
        _stuckSuspect = limits.StuckSuspect?.Ticks ?? long.MaxValue;
        _stuckFail = reference ? long.MaxValue : limits.StuckFail?.Ticks ?? long.MaxValue;
        StuckTolerance = limits.StuckTolerance ?? 0;
        _plateauFrom = limits.PlateauFrom ?? Off;
        _plateauTo = limits.PlateauTo ?? -Off;
        Like = limits.Like ?? Off;
        ShortestStep = options.ShortestStep.Ticks;
        _longestStep = options.LongestStep.Ticks;
        _stepReferenceAge = options.StepReferenceAge.Ticks;
        LongestGap = Math.Max(options.LongestGap.Ticks, 3 * sensor.Interval.Ticks);
    }

    public double StuckTolerance { get; }

    public double Like { get; }

    public long LongestGap { get; }

    public long ShortestStep { get; }

    /// <summary>SensorRange.</summary>
    public Verdict Range(double value) =>
        value < _failBelow || value > _failAbove || IsSentinel(value) ? new Verdict(Flag.Fail, QcTest.SensorRange)
        : value < _suspectBelow || value > _suspectAbove ? new Verdict(Flag.Suspect, QcTest.SensorRange)
        : Verdict.Pass;

    /// <summary>Step: the change since a sample <paramref name="sinceReference"/> ticks ago, with the last of any kind <paramref name="sinceLast"/> ticks ago.</summary>
    public Verdict Step(double change, long sinceReference, long sinceLast)
    {
        if (sinceReference > _stepReferenceAge)
        {
            return Verdict.Pass;
        }

        var ticks = Math.Max(Math.Max(sinceLast, Math.Min(sinceReference, _longestStep)), ShortestStep);
        var perHour = change * TimeSpan.TicksPerHour / ticks;
        return perHour > _riseFail || perHour < -_fallFail ? new Verdict(Flag.Fail, QcTest.Step)
            : perHour > _riseSuspect || perHour < -_fallSuspect ? new Verdict(Flag.Suspect, QcTest.Step)
            : Verdict.Pass;
    }

    /// <summary>Spike: how bad a jump over an interval is, should the series jump back.</summary>
    /// <param name="typicalChange">What the series changes from one accepted sample to the next.</param>
    public Flag Spike(double jump, long interval, double typicalChange)
    {
        var size = Math.Abs(jump);
        return size <= _spikeTypicalChanges * typicalChange || size <= SpikeLimit(_spikeSuspect, _hourlySpikeSuspect, interval) ? Flag.Pass
            : size <= SpikeLimit(_spikeFail, _hourlySpikeFail, interval) ? Flag.Suspect
            : Flag.Fail;
    }

    /// <summary>A change as far as it counts towards the typical one: a single enormous spike must not excuse the next.</summary>
    public double Clip(double change, double typicalChange) =>
        Math.Min(change, Math.Max(3 * typicalChange, _hourlySpikeSuspect < Off ? _hourlySpikeSuspect : change));

    /// <summary>Persistence.</summary>
    public Verdict Stuck(double value, long held) =>
        held < _stuckSuspect || (value >= _plateauFrom && value <= _plateauTo) ? Verdict.Pass
        : new Verdict(held < _stuckFail ? Flag.Suspect : Flag.Fail, QcTest.Persistence);

    private static double SpikeLimit(double subHourly, double hourly, long interval)
    {
        const long HalfHour = TimeSpan.TicksPerHour / 2;
        return interval <= HalfHour ? subHourly
            : interval >= TimeSpan.TicksPerHour ? hourly * interval / TimeSpan.TicksPerHour
            : double.IsInfinity(hourly) ? hourly
            : subHourly + ((hourly - subHourly) * (interval - HalfHour) / HalfHour);
    }

    // Exactly these are "no value" on the wire and inside the widest range (docs/sources/quality-control.md#sentinels).
    // Those of temperatures lie outside the range, so need no name here.
    private bool IsSentinel(double value) =>
        _airPollutant ? value is -99 or -999 or -9999 or 9999 or 99999 or 65535 : _humidity && value is 101;
}
