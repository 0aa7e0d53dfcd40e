using System.Globalization;

namespace Telemetry.Domain.Network;

/// <summary>Collects every error of a file, up to a bound beyond which it only counts.</summary>
internal sealed class NetworkFileErrors
{
    /// <summary>Errors told one by one. A file with more is broken in some way that the first thousand show.</summary>
    public const int Most = 1000;

    private readonly List<NetworkFileError> _errors = [];
    private int _more;

    public bool Any => _errors.Count > 0;

    public void Add(string path, string message)
    {
        if (_errors.Count < Most)
        {
            _errors.Add(new NetworkFileError(path, message));
        }
        else
        {
            _more++;
        }
    }

    public IReadOnlyList<NetworkFileError> All() =>
        _more == 0
            ? _errors
            : [.. _errors, new NetworkFileError("$", string.Create(CultureInfo.InvariantCulture, $"and {_more} more errors"))];
}
