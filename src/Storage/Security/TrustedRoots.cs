using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Telemetry.Storage.Security;

/// <summary>Judges a server's certificate by the system's authorities and, where those don't know it, by the council's own.</summary>
public sealed class TrustedRoots : IDisposable
{
    /// <summary>id-kp-serverAuth, RFC 5280 4.2.1.12: an authority's certificates for people and devices don't make a server.</summary>
    private static readonly Oid ServerUse = new("1.3.6.1.5.5.7.3.1");

    private readonly X509Certificate2Collection _own = [];
    private readonly string _setting;

    /// <param name="pemFile">The council's own authorities; null or empty without any.</param>
    /// <param name="setting">Name of the setting that the file comes from, to tell where another authority would go.</param>
    public TrustedRoots(string? pemFile, string setting)
    {
        _setting = setting;
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
            using var roots = new TrustedRoots(path, setting: "");
            return roots._own.Count == 0 ? $"names {path}, in which there is no certificate" : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"names {path}, which can't be read: {error.Message}";
        }
    }

    /// <summary>True, or <see cref="UntrustedCertificateException"/>: a mere false would leave the log without the reason.</summary>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        Objection(certificate, chain, errors) is { } objection ? throw new UntrustedCertificateException($"its certificate is not trusted: {objection}") : true;

    private string? Objection(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        // A wrong name or no certificate at all is not mended by another authority.
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is not X509Certificate2 server || chain is null)
        {
            return "the server shows none";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return "it is not for this host";
        }

        if (_own.Count == 0)
        {
            return Say(chain);
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(ServerUse);
        own.ChainPolicy.CustomTrustStore.AddRange(_own);
        foreach (var element in chain.ChainElements.Skip(1))
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(server) ? null : Say(own);
    }

    private string Say(X509Chain chain)
    {
        var faults = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        return faults switch
        {
            _ when faults.HasFlag(X509ChainStatusFlags.NotTimeValid) => "it has run out, or is not valid yet",
            _ when faults.HasFlag(X509ChainStatusFlags.NotValidForUsage) => "it is not one for servers",
            _ when (faults & (X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotSignatureValid)) != 0 =>
                $"no authority that is known here vouches for it; one of the council's own goes into {_setting}",
            _ => faults.ToString(),
        };
    }

    public void Dispose()
    {
        foreach (var certificate in _own)
        {
            certificate.Dispose();
        }
    }
}
