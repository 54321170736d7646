using System.Net.Mail;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site.Retention;

/// <summary>
/// How long each kind of record is kept on this site: section Retention of the configuration, in months ("Retention:SignIns=12"), else as
/// the declaration has it.
/// </summary>
public sealed class RetentionTerms
{
    private const int Longest = 1200;

    private readonly Dictionary<string, int> _months;

    public RetentionTerms(IReadOnlyList<RecordKind> kinds, SettingsReader settings)
    {
        All = kinds;
        _months = kinds
            .Select(k => k.Term)
            .OfType<KeepingTerm>()
            .DistinctBy(t => t.Setting)
            .ToDictionary(
                t => t.Setting,
                t => settings.Number($"{Section}{t.Setting}", t.Months, 1, Longest, "for how many months it is kept")
            );
        Asked = settings.Text(Section + Contact) ?? "privacy@veerkracht.example";
        if (!MailAddress.TryCreate(Asked, out var asked) || asked.Address != Asked)
            settings.Wrong(Section + Contact, "write the e-mail address of whom to ask");
    }

    private const string Section = "Retention:";

    /// <summary>The setting with the address of who answers questions about personal data.</summary>
    public const string Contact = "Contact";

    /// <summary>In the order of the rooms.</summary>
    public IReadOnlyList<RecordKind> All { get; }

    /// <summary>The address of whom to ask.</summary>
    public string Asked { get; }

    public int Months(KeepingTerm term) => _months[term.Setting];

    /// <summary>What was over before this moment is past its term.</summary>
    /// <param name="now">UTC.</param>
    public DateTime Limit(RecordKind kind, DateTime now) =>
        kind.Term is { } term ? now.AddMonths(-Months(term)) : throw new ArgumentException($"{kind.Code} has no term.", nameof(kind));

    /// <summary>"12 maanden na het einde van de sessie", "10 jaar na …"</summary>
    public LocalText Words(KeepingTerm term)
    {
        var months = Months(term);
        var (nl, en) =
            months == 1 ? ("1 maand", "1 month")
            : months % 12 == 0 && months > 12 ? ($"{months / 12} jaar", $"{months / 12} years")
            : ($"{months} maanden", $"{months} months");
        return new($"{nl} {term.After.Nl}", $"{en} {term.After.En}");
    }
}
