using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Programmes.Commands;

/// <summary>
/// What a call says of what stands beside it: its programme, measure and themes, and that no other call has its slug. Each programme is
/// read once.
/// </summary>
public sealed class CallsTogether
{
    private readonly Dictionary<string, ProgrammeFolder?> _programmes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _slugs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _measures = new(StringComparer.Ordinal);

    /// <param name="beside">Calls that are not looked at themselves, whose slugs are taken.</param>
    /// <param name="asked">Calls that are looked at.</param>
    public CallsTogether(IEnumerable<string> beside, IEnumerable<string> asked)
    {
        foreach (var file in asked)
            if (TextFile.ReadLoosely(file, CallFile.MostBytes) is { } text && Slug(text) is { } own)
                Know(own, text);
        foreach (var file in beside)
            if (TextFile.ReadLoosely(file, CallFile.MostBytes) is { } yaml && Slug(yaml) is { } slug)
            {
                _slugs.TryAdd(slug, file);
                Know(slug, yaml);
            }
    }

    private void Know(string slug, string yaml)
    {
        _all.Add(slug);
        _measures.TryAdd(slug, Word(Root(yaml)!, "measure"));
    }

    /// <summary>
    /// Calls that a measure names as those that prove it, and that are there under a name that is nearly the same. One that is not there at
    /// all may still have to be written.
    /// </summary>
    public IEnumerable<Fault> Proofs()
    {
        foreach (var programme in Programmes)
        {
            foreach (
                var (measure, call) in programme.Definition?.Measures.SelectMany(m => (m.Proof?.Calls ?? []).Select(c => (m.Slug, c))) ?? []
            )
            {
                if (_all.Contains(call) || Nearest.To(call, _all) is not { } near)
                    continue;
                yield return new Fault(
                    programme.PlaceOfProof(measure, call),
                    $"there is no call '{call}'; did you mean '{near}'?",
                    $"er is geen oproep '{call}'; bedoelt u '{near}'?"
                );
            }
        }
    }

    /// <summary>The programmes that were read, in the order in which they were asked for.</summary>
    public IEnumerable<ProgrammeFolder> Programmes => _programmes.Values.OfType<ProgrammeFolder>();

    public ProgrammeFolder? Programme(string? root)
    {
        if (root is null)
            return null;
        var key = Path.GetFullPath(root);
        if (!_programmes.TryGetValue(key, out var known))
            _programmes[key] = known = ProgrammeFolder.Read(root);
        return known;
    }

    /// <summary>The faults of a call beside the others; asked of the files in their order, so that the later one is told.</summary>
    public IEnumerable<Fault> Faults(string yaml, string file)
    {
        Fault At(string key, string? word, string en, string nl) => new(ProgrammeFolder.PlaceOf(yaml, file, key, word), en, nl);
        if (Slug(yaml) is { } slug && !_slugs.TryAdd(slug, file))
            yield return At(
                "call",
                null,
                $"there is already a call '{slug}', in {_slugs[slug]}; give this one another slug",
                $"er is al een oproep '{slug}', in {_slugs[slug]}; geef deze een andere korte naam"
            );
        if (Programme(ProgrammeFolder.RootOf(file)) is not { } folder || Root(yaml) is not { } call)
            yield break;
        // The faults of the programme itself are told where they stand; a measure without a file may be why it has them.
        if (folder.Definition is not { } programme)
        {
            if (Word(call, "measure") is { } gone && folder.MeasureNames is { } names && !names.Contains(gone))
                yield return At(
                    "measure",
                    null,
                    $"no file of this programme has the measure '{gone}'{Suggestion.For(gone, names).En}",
                    $"geen bestand van dit programma heeft de maatregel '{gone}'; zet het terug of verbeter de naam"
                );
            yield break;
        }
        if (Word(call, "programme") is { } named && named != programme.Slug)
        {
            yield return At(
                "programme",
                null,
                $"this call stands in the folder of the programme '{programme.Slug}'; write that, or move the file",
                $"deze oproep staat in de map van het programma '{programme.Slug}'; schrijf dat, of verplaats het bestand"
            );
            yield break;
        }
        if (Word(call, "measure") is { } measure && programme.Measure(measure) is null)
        {
            var near = Suggestion.For(measure, programme.Measures.Select(m => m.Slug));
            yield return At(
                "measure",
                null,
                $"there is no measure '{measure}' in the programme '{programme.Slug}'{near.En}",
                $"er is geen maatregel '{measure}' in het programma '{programme.Slug}'" + (near.IsEmpty ? "; verbeter het" : near.Nl)
            );
        }
        foreach (var fault in Excluded(call, file, programme).Concat(Counted(call, file)))
            yield return fault;
        foreach (var theme in WordsOf(call, "themes").Where(t => programme.Theme(t) is null))
        {
            var near = Suggestion.For(theme, programme.Themes.SelectMany(t => t.Below.Prepend(t)).Select(t => t.Id));
            yield return At(
                "themes",
                theme,
                $"there is no theme '{theme}' in the programme '{programme.Slug}'{near.En}",
                $"er is geen thema '{theme}' in het programma '{programme.Slug}'" + (near.IsEmpty ? "; verbeter het" : near.Nl)
            );
        }
    }

    /// <summary>What there is for the measure of a call; null where its programme does not say so.</summary>
    public Money? Envelope(CallDefinition call, string file) =>
        Programme(ProgrammeFolder.RootOf(file))?.Definition?.Measure(call.Measure)?.Envelope;

    /// <summary>A call whose rights and pots hold more than its measure has.</summary>
    public IEnumerable<Fault> AboveEnvelope(CallDefinition call, string yaml, string file)
    {
        var sources = Money.Sum([.. call.Funding.Rights.Select(r => r.Total), .. call.Funding.Pots.Select(p => p.Amount)]);
        if (Envelope(call, file) is { } envelope && sources > envelope)
            yield return new Fault(
                ProgrammeFolder.PlaceOf(yaml, file, "funding", null),
                $"the rights and pots of this call are {sources} together, more than the envelope of its measure '{call.Measure}' "
                    + $"({envelope})",
                $"de rechten en potten van deze oproep zijn samen {sources}, meer dan de enveloppe van haar maatregel '{call.Measure}' "
                    + $"({envelope})"
            );
    }

    /// <summary>Calls and measures that a call excludes and that are not there: it would exclude nobody.</summary>
    private IEnumerable<Fault> Excluded(YamlMap call, string file, ProgrammeDefinition programme)
    {
        foreach (var item in (call.Entries.FirstOrDefault(e => e.Key.Text == "excludes").Value as YamlList)?.Items.OfType<YamlMap>() ?? [])
        {
            foreach (var (key, value) in item.Entries)
            {
                if (value is not YamlScalar { IsEmpty: false } name || !Words.IsSlug(name.Text))
                    continue;
                var (nl, known) =
                    key.Text == "call" ? ("oproep", _all)
                    : key.Text == "measure" ? ("maatregel", programme.Measures.Select(m => m.Slug).ToHashSet())
                    : ("", []);
                if (nl.Length == 0 || known.Contains(name.Text))
                    continue;
                var near = Suggestion.For(name.Text, known);
                yield return new Fault(
                    name.Place.In(file),
                    $"there is no {key.Text} '{name.Text}'{near.En}",
                    $"er is geen {nl} '{name.Text}'" + (near.IsEmpty ? "; verbeter het" : near.Nl)
                );
            }
        }
    }

    /// <summary>Calls that a maximum per applicant counts and that are not there, or not of the measure of the call.</summary>
    private IEnumerable<Fault> Counted(YamlMap call, string file)
    {
        var measure = Word(call, "measure");
        foreach (var rule in (call.Value("funding").Value("amounts") as YamlList)?.Items.OfType<YamlMap>() ?? [])
        {
            if (rule.Word("kind") != "cap_per_applicant")
                continue;
            foreach (var slug in (rule.Value("calls") as YamlList)?.Items.OfType<YamlScalar>() ?? [])
            {
                if (_measures.TryGetValue(slug.Text, out var other) && other == measure)
                    continue;
                var near = Suggestion.For(slug.Text, _measures.Where(m => m.Value == measure).Select(m => m.Key));
                yield return new Fault(
                    slug.Place.In(file),
                    $"the measure '{measure}' has no call '{slug.Text}'{near.En}; only dossiers of one measure count together",
                    $"de maatregel '{measure}' heeft geen oproep '{slug.Text}'{near.Nl}; alleen dossiers van een maatregel tellen samen"
                );
            }
        }
    }

    private static YamlMap? Root(string yaml) => YamlFile.Read(yaml, "", []) as YamlMap;

    private static string? Slug(string yaml) =>
        Root(yaml) is { } call && Word(call, "call") is { } slug && Words.IsSlug(slug) ? slug : null;

    private static string? Word(YamlMap call, string key) =>
        call.Entries.FirstOrDefault(e => e.Key.Text == key).Value is YamlScalar { IsEmpty: false } scalar ? scalar.Text : null;

    private static IEnumerable<string> WordsOf(YamlMap call, string key) =>
        call.Entries.FirstOrDefault(e => e.Key.Text == key).Value switch
        {
            YamlList list => list.Items.OfType<YamlScalar>().Select(item => item.Text).Distinct(),
            YamlScalar { IsEmpty: false } scalar => [scalar.Text],
            _ => [],
        };
}
