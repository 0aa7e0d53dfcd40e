namespace Telemetry.Storage.Security;

/// <summary>A server showed a certificate that is not trusted; the message says why.</summary>
public sealed class UntrustedCertificateException(string message) : Exception(message)
{
    /// <summary>Whether that is what an exchange failed by, however a library has wrapped it.</summary>
    public static UntrustedCertificateException? In(Exception? error) => error as UntrustedCertificateException ?? (error is null ? null : In(error.InnerException));
}
