using System.Data.Common;
using System.Net.Sockets;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Problems;

/// <summary>What a store throws that can't be reached, whichever it is.</summary>
internal static class StoreTrouble
{
    public static bool Is(Exception error) =>
        error is StoreUnavailableException or IOException or DbException or HttpRequestException or SocketException && error is not BadHttpRequestException;
}
