using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Losses;

/// <summary>
/// Keeps account of every single value of a manifest while a target is written. What the target has not claimed when the ledger is closed
/// is lost, so that nothing can be dropped in silence. A loss outweighs a mapping, and a mapping what is emitted.
/// </summary>
public sealed class LossLedger
{
    private readonly Manifest _manifest;
    private readonly string _target;
    private readonly ILookup<string, ManifestField> _ownedBy;
    private readonly ILookup<string?, ManifestField> _byResource;
    private readonly HashSet<string> _fields;
    private readonly Dictionary<string, LossOutcome> _outcomes = [];
    private readonly Dictionary<string, (ManifestPlace Place, LossEntry Entry)> _entries = [];
    private readonly List<LossEntry> _notes = [];

    /// <summary>Opens the account of a manifest for one target, such as <c>compose</c>.</summary>
    public LossLedger(Manifest manifest, string target)
    {
        (_manifest, _target) = (manifest, target);
        _ownedBy = manifest.Fields.Where(field => field.Owner is not null).ToLookup(field => field.Owner!, StringComparer.Ordinal);
        _byResource = manifest.Fields.ToLookup(field => field.Resource, StringComparer.Ordinal);
        _fields = manifest.Fields.Select(field => field.Place.Pointer).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Says that a part stands in the output. It covers the part's own values: those of parts in it are claimed for themselves, and a field
    /// that the format does not know is claimed by its own place alone. A part of another manifest is an <see cref="ArgumentException"/>.
    /// </summary>
    public void Emitted(ManifestPart part) => Claim(part, LossOutcome.Emitted);

    /// <summary>Says the same of several parts.</summary>
    public void Emitted(IEnumerable<ManifestPart> parts)
    {
        foreach (var part in parts)
        {
            Emitted(part);
        }
    }

    /// <summary>Says what in the output does what a part's own values ask for, in a sentence without the values.</summary>
    public void Mapped(ManifestPart part, string how)
    {
        Claim(part, LossOutcome.Mapped);
        Enter(part.Place, LossOutcome.Mapped, how);
    }

    /// <summary>Says why a part, with all in it that has not been claimed yet, has no place in the output.</summary>
    public void Lost(ManifestPart part, string reason)
    {
        var root = part.Place.Pointer;
        var lost = _byResource[JsonPointer.ResourceOf(root)].Where(field => JsonPointer.IsWithin(field.Place.Pointer, root)).ToList();
        if (lost.Count is 0)
        {
            throw NoPart(part);
        }
        foreach (var field in lost)
        {
            var isOwn = field.Owner == root || field.Place.Pointer == root;
            _outcomes[field.Place.Pointer] = isOwn ? LossOutcome.Lost : _outcomes.GetValueOrDefault(field.Place.Pointer, LossOutcome.Lost);
        }
        Enter(part.Place, LossOutcome.Lost, reason);
    }

    /// <summary>Names a loss that is about no field of the manifest, such as one of its profile.</summary>
    public void Lost(string? resource, string reason) => Note(resource, LossOutcome.Lost, reason);

    /// <summary>Says what the target chose where the input says nothing.</summary>
    public void Assumed(string? resource, string what) => Note(resource, LossOutcome.Assumed, what);

    /// <summary>Gives the report; what has not been claimed by now is lost.</summary>
    public LossReport Close()
    {
        foreach (var fields in _byResource)
        {
            LoseUnclaimed(fields.Key, [.. fields]);
        }
        return new LossReport
        {
            Target = _target,
            Emitted = _outcomes.Values.Count(outcome => outcome is LossOutcome.Emitted),
            Mapped = _outcomes.Values.Count(outcome => outcome is LossOutcome.Mapped),
            Lost = _outcomes.Values.Count(outcome => outcome is LossOutcome.Lost),
            Entries = [.. _entries.Values.OrderBy(item => item.Place.Line).ThenBy(item => item.Place.Column).Select(item => item.Entry), .. _notes.Distinct()],
        };
    }

    private void Claim(ManifestPart part, LossOutcome outcome)
    {
        var isClaimed = Claim(part.Place.Pointer, outcome);
        foreach (var field in _ownedBy[part.Place.Pointer])
        {
            isClaimed |= Claim(field.Place.Pointer, outcome);
        }
        if (!isClaimed)
        {
            throw NoPart(part);
        }
    }

    private bool Claim(string pointer, LossOutcome outcome)
    {
        if (!_fields.Contains(pointer))
        {
            return false;
        }
        if (!_outcomes.TryGetValue(pointer, out var before) || before < outcome)
        {
            _outcomes[pointer] = outcome;
        }
        return true;
    }

    private void LoseUnclaimed(string? resource, List<ManifestField> fields)
    {
        var unclaimed = fields.FindAll(field => _outcomes.TryAdd(field.Place.Pointer, LossOutcome.Lost));
        if (resource is not null && unclaimed.Count == fields.Count)
        {
            var (place, type) = (_manifest.Resources[resource].Place, _manifest.Resources[resource].Type);
            Enter(place, LossOutcome.Lost, type.Length is 0 ? "The AppHost could not describe the resource." : $"The target '{_target}' has nothing for a resource of type '{type}'.");
            return;
        }
        foreach (var field in unclaimed)
        {
            Enter(field.Place, LossOutcome.Lost, field.Owner is null
                ? "The manifest format, as it is known here, has no such field."
                : $"The target '{_target}' has nothing for this field.");
        }
    }

    private void Enter(ManifestPlace place, LossOutcome outcome, string reason)
    {
        if (_entries.TryGetValue(place.Pointer, out var before) && before.Entry.Outcome > outcome)
        {
            return;
        }
        _entries[place.Pointer] = (place, new LossEntry
        {
            Resource = JsonPointer.ResourceOf(place.Pointer),
            Field = place.Pointer,
            Line = place.Line,
            Outcome = outcome,
            Reason = reason,
        });
    }

    private void Note(string? resource, LossOutcome outcome, string reason) =>
        _notes.Add(new LossEntry { Resource = resource, Outcome = outcome, Reason = reason });

    private ArgumentException NoPart(ManifestPart part) =>
        new($"'{part.Place.Pointer}' has no values of its own in {_manifest.Path}. Claim the parts that hold them.", nameof(part));
}
