using System.Reactive.Subjects;

namespace Telemetry.Rules.Engine;

/// <summary>One rule over one subject: feeds it moments, takes what it concludes, and keeps its faults to itself.</summary>
internal sealed class RuleSubscription<TMoment, TResult> : IDisposable
{
    private readonly Func<IObservable<TMoment>, IObservable<TResult>> _evaluate;
    private readonly List<TResult> _results = [];
    private Subject<TMoment>? _moments;
    private IDisposable? _subscription;
    private Exception? _error;
    private int _faults;

    public RuleSubscription(string rule, Func<IObservable<TMoment>, IObservable<TResult>> evaluate)
    {
        Rule = rule;
        _evaluate = evaluate;
        Subscribe();
    }

    public string Rule { get; }

    /// <summary>The rule failed too often in a row and is left off.</summary>
    public bool Suspended { get; private set; }

    /// <summary>The error of the last evaluation, or null.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>What the rule concludes from the moment; valid until the next call. An error gives nothing and sets <see cref="Fault"/>.</summary>
    public IReadOnlyList<TResult> Evaluate(TMoment moment, int faultsBeforeSuspension)
    {
        if (Fault is null)
        {
            _faults = 0;
        }

        Fault = null;
        _results.Clear();
        if (Suspended)
        {
            return _results;
        }

        _moments!.OnNext(moment);
        if (_error is { } error)
        {
            _error = null;
            Fail(error, faultsBeforeSuspension);
        }

        return _results;
    }

    /// <summary>The evaluation failed, in the rule's query or in what it puts into words afterwards: it gives nothing more.</summary>
    public void Fail(Exception error, int faultsBeforeSuspension)
    {
        Fault = error;
        _results.Clear();
        Suspended = ++_faults >= faultsBeforeSuspension;
        Dispose();
        if (!Suspended)
        {
            Subscribe();
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _moments?.Dispose();
    }

    private void Subscribe()
    {
        _moments = new Subject<TMoment>();
        _subscription = _evaluate(_moments).Subscribe(_results.Add, error => _error = error);
    }
}
