namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// The heat, W/m², that the balance lacked at this road: of each hour of the day in the days past, and of the last hour. The
/// first comes back each day (sun on a wall that nobody drew, the real traffic), the second fades with a 4 h e-fold
/// (docs/sources/winter.md#coupling).
/// </summary>
internal sealed class FluxMemory(double stepsAnHour)
{
    public const double RelaxationHours = 4;

    /// <summary>W/m²: more is a sensor's error or water poured on the road, not weather.</summary>
    private const double Most = 200;

    /// <summary>Days that "nothing is lacking" weighs as.</summary>
    private const double PriorDays = 3;

    private static readonly TimeSpan Recent = TimeSpan.FromHours(6);

    private readonly List<(DateTimeOffset At, int LocalHour, double Lacking)> _steps = [];
    private readonly double[] _byHour = new double[24];
    private DateTimeOffset _last;
    private double _now;

    public void Add(DateTimeOffset at, int localHour, double lacking) => _steps.Add((at, localHour, Math.Clamp(lacking, -Most, Most)));

    /// <summary>Ends the gathering.</summary>
    public void Conclude()
    {
        if (_steps.Count == 0)
        {
            return;
        }

        _last = _steps[^1].At;
        var count = new double[24];
        foreach (var (at, hour, lacking) in _steps)
        {
            // The last hours are the other part's: in both they would count twice.
            if (_last - at > Recent)
            {
                _byHour[hour] += lacking;
                count[hour]++;
            }
        }

        for (var hour = 0; hour < 24; hour++)
        {
            _byHour[hour] /= count[hour] + (PriorDays * stepsAnHour);
        }

        double sum = 0;
        var steps = 0;
        for (var i = _steps.Count - 1; i >= 0 && _last - _steps[i].At < TimeSpan.FromHours(1); i--, steps++)
        {
            sum += _steps[i].Lacking - _byHour[_steps[i].LocalHour];
        }

        _now = sum / steps;
    }

    public double At(DateTimeOffset instant, int localHour) =>
        _steps.Count == 0 ? 0 : _byHour[localHour] + (_now * Math.Exp(-Math.Max(0, (instant - _last).TotalHours) / RelaxationHours));
}
