using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>A certificate authority that no system knows, as a council has one, and the certificates that it issues for this machine.</summary>
internal sealed class OwnAuthority : IDisposable
{
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-authority-");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;

    public OwnAuthority()
    {
        var request = new CertificateRequest("CN=Some council's authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(Now - Slack - Slack, Now.AddDays(2));
        File.WriteAllText(PemFile, _root.ExportCertificatePem());
    }

    /// <summary>What goes into <c>CertificateAuthorities</c>.</summary>
    public string PemFile => Path.Combine(_folder.FullName, "authority.pem");

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <param name="name">The host it is for.</param>
    /// <param name="use">What it may be used for.</param>
    public X509Certificate2 Issue(string name = "127.0.0.1", string use = ServerUse, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        using var bare = request.Create(_root, Now - Slack, expired ? Now.AddMinutes(-1) : Now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var whole = bare.CopyWithPrivateKey(key);

        // By way of PKCS #12, so that the server can use the key on every system.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>A file with a certificate and its key, as servers that are not .NET want it.</summary>
    public string IssueToFile(string use = ServerUse)
    {
        using var issued = Issue(use: use);
        using var key = issued.GetECDsaPrivateKey()!;
        var path = Path.Combine(_folder.FullName, $"{use}.pem");
        File.WriteAllText(path, $"{issued.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return path;
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }
}
