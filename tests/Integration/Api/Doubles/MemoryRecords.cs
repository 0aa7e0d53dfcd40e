using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Api.Doubles;

/// <summary>The small record stores in memory.</summary>
internal sealed class MemoryRecords : INetworkStore, ICredentialStore, IForecastStore, IDeadLetterStore
{
    private readonly Lock _lock = new();
    private readonly List<StoredNetwork> _networks = [];
    private readonly Dictionary<string, StoredCredential> _credentials = [];

    public List<ForecastIssue> Forecasts { get; } = [];

    public List<DeadLetter> DeadLetters { get; } = [];

    public Task<StoredNetwork?> ReadLatestAsync(CancellationToken cancellation) => Task.FromResult(_networks.LastOrDefault());

    public Task<bool> AddAsync(StoredNetwork network, CancellationToken cancellation)
    {
        if (_networks.LastOrDefault()?.Sha256 == network.Sha256)
        {
            return Task.FromResult(false);
        }

        _networks.Add(network);
        return Task.FromResult(true);
    }

    public Task AddAsync(StoredCredential credential, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _credentials.Add(credential.KeyId, credential);
        }

        return Task.CompletedTask;
    }

    public Task<StoredCredential?> FindAsync(string keyId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(_credentials.GetValueOrDefault(keyId));
        }
    }

    public Task<IReadOnlyList<StoredCredential>> ListAsync(CredentialKind kind, string? principal, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StoredCredential>>(
                [.. _credentials.Values.Where(c => c.Kind == kind && (principal is null || c.Principal == principal)).OrderBy(c => c.IssuedAt)]);
        }
    }

    public Task<bool> RevokeAsync(string keyId, DateTimeOffset at, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_credentials.GetValueOrDefault(keyId) is not { RevokedAt: null } credential)
            {
                return Task.FromResult(false);
            }

            _credentials[keyId] = credential with { RevokedAt = at };
            return Task.FromResult(true);
        }
    }

    public Task ExpireAsync(string keyId, DateTimeOffset at, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _credentials[keyId] = _credentials[keyId] with { ExpiresAt = at };
        }

        return Task.CompletedTask;
    }

    public Task<ForecastIssue?> ReadLatestAsync(SiteId site, DateTimeOffset? knownAt, CancellationToken cancellation) =>
        Task.FromResult(Forecasts.Where(f => f.Site == site && !(f.ReceivedAt > knownAt)).MaxBy(f => f.IssuedAt));

    public Task<IReadOnlyList<DateTimeOffset>> ReadIssueTimesAsync(SiteId site, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DateTimeOffset>>(
            [.. Forecasts.Where(f => f.Site == site && f.IssuedAt > from && f.IssuedAt <= to).Select(f => f.IssuedAt).OrderDescending()]);

    public Task<ForecastIssue?> ReadAsync(SiteId site, DateTimeOffset issuedAt, CancellationToken cancellation) =>
        Task.FromResult(Forecasts.LastOrDefault(f => f.Site == site && f.IssuedAt == issuedAt));

    public Task<IReadOnlyList<DeadLetter>> ReadAsync(DeadLetterQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DeadLetter>>(
        [
            .. DeadLetters
                .Where(d => (query.Reason is null || d.Rejections.Any(r => r.Reason == query.Reason))
                    && (query.Gateway is null || d.Gateway.Value == query.Gateway)
                    && !(d.Id >= query.BeforeId)
                    && (!query.ToDrive || (d.RedriveOf is null && (d.RedrivenAt is null || d.RedrivenAt < query.DrivenBefore))))
                .OrderByDescending(d => d.Id)
                .Take(query.Limit),
        ]);

    public Task<DeadLetter?> FindAsync(long id, CancellationToken cancellation) => Task.FromResult(DeadLetters.Find(d => d.Id == id));

    public Task MarkRedrivenAsync(long id, DateTimeOffset at, CancellationToken cancellation)
    {
        var index = DeadLetters.FindIndex(d => d.Id == id);
        DeadLetters[index] = DeadLetters[index] with { RedrivenAt = at };
        return Task.CompletedTask;
    }

    public Task<(long Kept, long Dropped)> CountAsync(CancellationToken cancellation) => Task.FromResult(((long)DeadLetters.Count, 3L));

    public Task<DeadLetterTally> TallyAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var letters = DeadLetters.Where(d => d.ReceivedAt >= since).ToList();
        return Task.FromResult(new DeadLetterTally(letters.Count, letters
            .SelectMany(l => l.Rejections.Select(r => r.Reason).Distinct())
            .GroupBy(r => r).ToDictionary(g => g.Key, g => (long)g.Count())));
    }
}
