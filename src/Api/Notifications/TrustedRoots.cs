using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Telemetry.Api.Notifications;

/// <summary>Judges a server's certificate by the system's authorities and, where those don't know it, by the council's own.</summary>
internal sealed class TrustedRoots : IDisposable
{
    private readonly X509Certificate2Collection _own = [];

    public TrustedRoots(string? pemFile)
    {
        if (pemFile is { Length: > 0 })
        {
            _own.ImportFromPemFile(pemFile);
        }
    }

    /// <summary>Why a file of authorities won't do; null when it will.</summary>
    public static string? Trouble(string path)
    {
        try
        {
            using var roots = new TrustedRoots(path);
            return roots._own.Count == 0 ? $"names {path}, in which there is no certificate" : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"names {path}, which can't be read: {error.Message}";
        }
    }

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        // A wrong name or no certificate at all is not mended by another authority.
        if (_own.Count == 0 || errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.CustomTrustStore.AddRange(_own);
        foreach (var element in chain?.ChainElements.Skip(1) ?? [])
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(server);
    }

    public void Dispose()
    {
        foreach (var certificate in _own)
        {
            certificate.Dispose();
        }
    }
}
