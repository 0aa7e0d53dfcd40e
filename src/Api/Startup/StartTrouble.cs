using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Api.Startup;

/// <summary>What keeps the host from starting, said once and without a trace, where it is the surroundings' doing and not a fault of ours.</summary>
internal static class StartTrouble
{
    /// <summary>The message for whoever starts the host; null for an error that needs its trace.</summary>
    public static string? Describe(Exception error) => error switch
    {
        AggregateException several when several.InnerExceptions.Select(Describe).ToList() is var all && all.TrueForAll(d => d is not null) =>
            string.Join(Environment.NewLine, all),
        OperationCanceledException => "it was stopped before it had started.",
        OptionsValidationException settings => List(settings.Failures),
        InvalidOperationException { InnerException: FormatException or ArgumentException } conversion => conversion.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } inUse =>
            $"{inUse.Message} Stop what listens there, or set another address in Kestrel:Endpoints:Http:Url.",
        IOException or UnauthorizedAccessException or InvalidDataException or SocketException or DbException or CryptographicException
            or JournalFailedException or JournalLockedException or JournalDamagedException or JournalPositionException => error.Message,
        _ => null,
    };

    /// <summary>Several errors as one message.</summary>
    public static string List(IEnumerable<string> errors) => string.Concat(errors.Select(e => $"{Environment.NewLine}  {e}"));

    /// <summary>
    /// Keeps the framework from logging, with its trace and twice, what is told at the end. A part of the host that fails
    /// once it runs is logged as ever.
    /// </summary>
    public static void TellOnce(ILoggingBuilder logging, Func<bool> started) =>
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level == LogLevel.Critical || (started() && level >= LogLevel.Information));
}
