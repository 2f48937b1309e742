using System.Globalization;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.Containers;
using EnvMap.Tools.SecretsManagement.Vault;

namespace EnvMap.Tools;

/// <summary>Adds HashiCorp Vault.</summary>
public static class VaultExtensions
{
    private const string Row = "HashiCorp Vault";
    private const string EndpointName = "http";
    private const string HealthPath = "/v1/sys/health?standbyok=true";
    private const int TokenLength = 43;

    /// <summary>
    /// Adds a server that keeps its secrets in a volume. It begins uninitialised and, after every start, sealed: healthy is a server that
    /// answers, in order that a deployment need not wait for whoever has the keys; the map shows one that is sealed as not healthy. Null
    /// where the profile has none, or no container engine answers.
    /// </summary>
    public static IResourceBuilder<IResourceWithEndpoints>? AddVault(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name))
            ?.WithHttpMapProbe(HealthPath)
            .WithIconName("ShieldKeyhole");
    }

    /// <summary>
    /// Has EnvMap's API take settings from the secret <c>secret/envmap</c> of a server, with the token of the parameter
    /// <c>{vault}-token</c>, which is generated and has to be made known to the server once. No effect without a server.
    /// </summary>
    /// <param name="builder">The builder of the project, <c>EnvMap.Api</c>.</param>
    /// <param name="vault">The server.</param>
    public static IResourceBuilder<T> WithVault<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithEndpoints>? vault)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (vault is null)
        {
            return builder;
        }
        var token = builder.ApplicationBuilder.AddParameter(
            $"{vault.Resource.Name}-token", new GenerateParameterDefault { MinLength = TokenLength, Special = false }, secret: true, persist: true);
        return builder
            .WithEnvironment("EnvMap__Vault__Address", vault.GetEndpoint(EndpointName))
            .WithEnvironment("EnvMap__Vault__Token", token);
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name) =>
        map.AddToolContainer(name, Row, VaultContainerImageTags.Registry, VaultContainerImageTags.Image, VaultContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: VaultConfiguration.Port, name: EndpointName)
            .WithVolume(map.VolumeOf(name), VaultConfiguration.DataFolder)
            // The image's own script would give the program a capability, which needs root.
            .WithEntrypoint("vault")
            .WithArgs("server", "-config=/vault/config/envmap.hcl")
            // Where its program keeps the token of whoever logs in.
            .WithEnvironment("HOME", "/tmp")
            .WithEnvironment("VAULT_ADDR", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{VaultConfiguration.Port}"))
            .WithGeneratedFile("/vault/config/envmap.hcl", (_, _) => Task.FromResult(VaultConfiguration.Write(name)))
            .WithHealthCommand("wget", "-q", "-O", "/dev/null", string.Create(
                CultureInfo.InvariantCulture, $"http://127.0.0.1:{VaultConfiguration.Port}{HealthPath}&sealedcode=200&uninitcode=200"))
            .WithDeployment(document => document with
            {
                Tier = ServiceTier.Data,
                Limits = new() { MemoryMegabytes = 256, Cpus = 0.5 },
                User = "100:1000",
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
                StopGraceSeconds = 30,
            });
}
