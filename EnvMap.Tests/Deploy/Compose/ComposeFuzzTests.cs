using System.Text;
using CsCheck;
using EnvMap.Tests.Deploy.Losses;
using EnvMap.Tests.Deploy.Manifests;

namespace EnvMap.Tests.Deploy.Compose;

public sealed class ComposeFuzzTests
{
    private static readonly byte[][] s_manifests = [Encoding.UTF8.GetBytes(Everything.Json), Encoding.UTF8.GetBytes(ForeignManifest.Text), Encoding.UTF8.GetBytes(AwkwardManifest.Text)];

    private static readonly Gen<JsonEdit> s_edit = Gen.Select(
        Gen.Int[0, JsonEdit.Kinds - 1], Gen.Double[0, 1], Gen.Int[1, 12], Gen.Int[0, 1000],
        (kind, place, length, token) => new JsonEdit(kind, place, length, token));

    /// <summary>A manifest without damage is written, so that the others may say something.</summary>
    [Fact]
    public void AManifestWithoutDamageKeepsThePromises() => Assert.All(s_manifests, ComposePromises.Check);

    [Fact]
    public void NoDamageBringsTheTargetDown() => Gen.Select(Gen.Int[0, s_manifests.Length - 1], s_edit.Array[1, 3]).Sample(
        (index, edits) => ComposePromises.Check(JsonEdit.Apply(s_manifests[index], edits)),
        iter: 1500);
}
