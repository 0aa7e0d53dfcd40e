using Microsoft.Extensions.Options;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.DecisionRecord;

/// <summary>Signs the record's head and appends it to the file of heads.</summary>
internal sealed class HeadExport(IRecordChain chain, HeadKey key, IOptions<DecisionRecordOptions> options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private RecordHead? _last;

    /// <summary>The head as exported now; null while the record is empty.</summary>
    /// <exception cref="IOException">It can't be signed or written.</exception>
    public async Task<SignedHead?> ExportAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await chain.ReadHeadAsync(cancellation) is { } head ? Export(head) : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The head as exported now; null where the record has not grown since the last one.</summary>
    /// <exception cref="IOException">It can't be signed or written.</exception>
    public async Task<SignedHead?> ExportNewAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await chain.ReadHeadAsync(cancellation) is { } head && head != _last ? Export(head) : null;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private SignedHead Export(RecordHead head)
    {
        var signed = key.Sign(head, clock.GetUtcNow());
        try
        {
            HeadsFile.Append(options.Value.HeadsFile!, signed);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"The head of the record can't be written to {Path.GetFullPath(options.Value.HeadsFile!)}: {error.Message}", error);
        }

        _last = head;
        return signed;
    }
}
