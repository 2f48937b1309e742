using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EnvMap.Tests.Architecture;

/// <summary>What a built assembly uses of the namespaces Aspire.*, as its metadata has it.</summary>
internal static class AspireMembers
{
    private const byte GenericInstance = 0x15;

    /// <summary>A line for each type, and one for each member with the numbers of its type parameters and parameters.</summary>
    public static IEnumerable<string> Of(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        var reader = image.GetMetadataReader();
        var types = reader.TypeReferences.Select(handle => NameOf(reader, handle));
        var members = reader.MemberReferences.Select(reader.GetMemberReference).Select(member => Describe(reader, member)).OfType<string>();
        return [.. types.Concat(members).Where(name => name.StartsWith("Aspire.", StringComparison.Ordinal))];
    }

    private static string? Describe(MetadataReader reader, MemberReference member)
    {
        if (OwnerOf(reader, member.Parent) is not { } owner)
        {
            return null;
        }

        var signature = reader.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        var name = $"{owner}.{reader.GetString(member.Name)}";
        if (header.Kind != SignatureKind.Method)
        {
            return name;
        }

        var typeParameters = header.IsGeneric ? $"<{signature.ReadCompressedInteger()}>" : "";
        return $"{name}{typeParameters}({signature.ReadCompressedInteger()})";
    }

    private static string? OwnerOf(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            // IResourceBuilder<T>: GENERICINST, CLASS or VALUETYPE, the type, its arguments.
            var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (blob.ReadByte() != GenericInstance)
            {
                return null;
            }
            blob.ReadByte();
            parent = blob.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference ? NameOf(reader, (TypeReferenceHandle)parent) : null;
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
