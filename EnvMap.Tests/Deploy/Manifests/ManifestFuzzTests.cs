using System.Text;
using CsCheck;
using EnvMap.Tests.Deploy.Losses;

namespace EnvMap.Tests.Deploy.Manifests;

public sealed class ManifestFuzzTests
{
    private static readonly Gen<JsonEdit> s_edit = Gen.Select(
        Gen.Int[0, JsonEdit.Kinds - 1], Gen.Double[0, 1], Gen.Int[1, 30], Gen.Int[0, 1000],
        (kind, place, length, token) => new JsonEdit(kind, place, length, token));

    [Fact]
    public void NoBytesBringTheReaderDown() => Gen.Byte.Array[0, 200].Sample(bytes => { ManifestPromises.Check(bytes); }, iter: 2000);

    [Fact]
    public void NoDamageBringsTheReaderDown() => s_edit.Array[1, 10].Sample(
        edits => { ManifestPromises.Check(JsonEdit.Apply(Encoding.UTF8.GetBytes(Everything.Json), edits)); },
        iter: 3000);
}
