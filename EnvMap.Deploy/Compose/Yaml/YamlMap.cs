using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EnvMap.Deploy.Compose.Yaml;

/// <summary>Writes the keys of one mapping; a value that is null or empty leaves its key out.</summary>
internal sealed class YamlMap(IEmitter emitter)
{
    public YamlMap Add(string key, ComposeText? value)
    {
        if (value is not null)
        {
            Write(key);
            Write(value.Raw);
        }
        return this;
    }

    public YamlMap Add(string key, string? literal) => Add(key, literal is null ? null : (ComposeText)literal);

    public YamlMap Add(string key, int? value) => AddPlain(key, value?.ToString(CultureInfo.InvariantCulture));

    public YamlMap Add(string key, bool? value) => AddPlain(key, value switch { true => "true", false => "false", null => null });

    public YamlMap Add(string key, IComposeNode? node)
    {
        if (node is not null)
        {
            Write(key);
            Write(node);
        }
        return this;
    }

    public YamlMap Add(string key, IReadOnlyList<ComposeText> items) => AddList(key, items, item => Write(item.Raw));

    public YamlMap Add(string key, IReadOnlyList<IComposeNode> items) => AddList(key, items, Write);

    public YamlMap Add(string key, IReadOnlyDictionary<string, ComposeText> entries) => AddMap(key, entries, value => Write(value.Raw));

    public YamlMap Add<T>(string key, IReadOnlyDictionary<string, T> entries) where T : IComposeNode => AddMap(key, entries, value => Write(value));

    /// <summary>The whole of a file.</summary>
    public static void WriteDocument(IEmitter emitter, IComposeNode root)
    {
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        new YamlMap(emitter).Write(root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
    }

    private YamlMap AddPlain(string key, string? value)
    {
        if (value is not null)
        {
            Write(key);
            emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
        }
        return this;
    }

    private YamlMap AddList<T>(string key, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count > 0)
        {
            Write(key);
            emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
            foreach (var item in items)
            {
                write(item);
            }
            emitter.Emit(new SequenceEnd());
        }
        return this;
    }

    private YamlMap AddMap<T>(string key, IReadOnlyDictionary<string, T> entries, Action<T> write)
    {
        if (entries.Count > 0)
        {
            Write(key);
            emitter.Emit(new MappingStart());
            foreach (var (name, value) in entries)
            {
                Write(name);
                write(value);
            }
            emitter.Emit(new MappingEnd());
        }
        return this;
    }

    private void Write(IComposeNode node)
    {
        emitter.Emit(new MappingStart());
        node.WriteTo(this);
        emitter.Emit(new MappingEnd());
    }

    private void Write(string text) => emitter.Emit(PlainScalar.IsSafe(text)
        ? new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false)
        : new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.DoubleQuoted, isPlainImplicit: false, isQuotedImplicit: true));
}
