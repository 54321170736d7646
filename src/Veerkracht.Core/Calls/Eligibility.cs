using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>
/// Whether an organisation may apply, with the reason in words where it may not. <see cref="From"/>: from when it may, if later.
/// </summary>
public sealed record Verdict(bool MayApply, LocalText Reason, LocalDate? From = null)
{
    public static readonly Verdict Yes = new(true, LocalText.Empty);
}

/// <summary>Who may apply for a call. What cannot be established is a no with its reason, never a default.</summary>
public static class Eligibility
{
    /// <param name="rights">The drawing rights that the applicant has, by id; see <see cref="RightsOf"/>.</param>
    /// <param name="running">Slugs of the calls and measures in which the applicant has a dossier that was not refused or withdrawn; null
    /// where that is not asked.</param>
    public static Verdict Check(
        CallDefinition call,
        Applicant applicant,
        LocalDate on,
        IReadOnlyDictionary<string, Money> rights,
        IReadOnlySet<string>? running = null
    )
    {
        var entry = call.Applicants.FirstOrDefault(a => a.Class == applicant.Class);
        var term = call.Decided.TermOf(applicant.Id);
        if (entry is null && term is null)
            return No("Deze oproep staat niet open voor uw soort bestuur.", "This call is not open for your kind of organisation.");
        if (term is null && !entry!.Lists(applicant.Nis, applicant.Kbo, on))
            return entry.OnlyUntil is { } last && !(last.PlusDays(1) > entry.Until)
                ? No(
                    $"{applicant.Name} kan aanvragen vanaf {DateText.Long(last.PlusDays(1), Language.Nl)}; tot dan kan alleen wie "
                        + "op de lijst staat.",
                    $"{applicant.Name} can apply from {DateText.Long(last.PlusDays(1), Language.En)} on; until then only who is on "
                        + "the list can."
                ) with
                {
                    From = last.PlusDays(1),
                }
                : No(
                    $"{applicant.Name} staat niet op de lijst van besturen die voor deze oproep kunnen aanvragen.",
                    $"{applicant.Name} is not on the list of organisations that can apply for this call."
                );
        var (from, until) = term is null ? (entry!.From, entry.Until) : (term.From, term.Until);
        var who = term is null ? new LocalText("Uw soort bestuur", "Your kind of organisation") : new LocalText(applicant.Name);
        if (on < from)
            return No(
                $"{who.Nl} kan aanvragen vanaf {DateText.Long(from.Value, Language.Nl)}.",
                $"{who.In(Language.En)} can apply from {DateText.Long(from.Value, Language.En)} on."
            ) with
            {
                From = from,
            };
        if (on > until)
            return No(
                $"{who.Nl} kon aanvragen tot en met {DateText.Long(until.Value, Language.Nl)}.",
                $"{who.In(Language.En)} could apply until {DateText.Long(until.Value, Language.En)}."
            );
        if (term is null && entry!.Inhabitants is { } inhabitants && Outside(inhabitants, applicant) is { } outside)
            return outside;
        foreach (var right in call.Funding.Rights)
        {
            if (!rights.ContainsKey(right.Id))
                return No(
                    $"{applicant.Name} heeft geen {Lower(right.Title.Nl)} in deze oproep en kan niet aanvragen.",
                    $"{applicant.Name} has no {Lower(right.Title.In(Language.En))} in this call and cannot apply."
                );
        }
        return running is not null && call.Excludes.FirstOrDefault(e => running.Contains(e.Call ?? e.Measure!)) is { } other
            ? new Verdict(false, other.Reason)
            : Verdict.Yes;
    }

    /// <summary>
    /// The drawing rights of an organisation by id: its own for a municipality, that of its municipality where the class says so. After a
    /// merger the rights of all parts together. Absent where there is none.
    /// </summary>
    /// <param name="shares">The spread of a right over the municipalities of its day; hand in a cached one, for it takes a moment.</param>
    public static IReadOnlyDictionary<string, Money> RightsOf(
        CallDefinition call,
        Organisation organisation,
        LocalDate on,
        ReferenceData data,
        Func<Funding.DrawingRight, IReadOnlyDictionary<string, Money>> shares
    )
    {
        var rights = new Dictionary<string, Money>();
        var holder = call.Applicants.FirstOrDefault(a => a.Class == organisation.Class)?.Holder ?? organisation.Class;
        if (holder != OrganisationClass.Municipality || organisation.Municipality is not { } municipality)
            return rights;
        foreach (var right in call.Funding.Rights)
        {
            var parts = shares(right)
                .Where(s => s.Key == municipality.Nis || data.Successor(s.Key, on)?.Nis == municipality.Nis)
                .Select(s => s.Value)
                .ToList();
            if (parts.Count > 0)
                rights[right.Id] = Money.Sum(parts);
        }
        return rights;
    }

    private static Verdict? Outside(Inhabitants inhabitants, Applicant applicant)
    {
        if (!applicant.Numbers.TryGetValue(inhabitants.Key, out var number))
            return No(
                $"Het aantal inwoners van {applicant.Name} in {inhabitants.Year} is niet bekend, en deze oproep kijkt ernaar.",
                $"The number of inhabitants of {applicant.Name} in {inhabitants.Year} is not known, and this call looks at it."
            );
        if (inhabitants.Hold(number))
            return null;
        var (has, hasNl) = (Numerals.WriteExact(number, Language.En), Numerals.WriteExact(number, Language.Nl));
        return number > inhabitants.Most
            ? No(
                $"{applicant.Name} had {hasNl} inwoners in {inhabitants.Year}. Deze oproep is er voor wie er ten hoogste "
                    + $"{Numerals.WriteExact(inhabitants.Most.Value, Language.Nl)} heeft.",
                $"{applicant.Name} had {has} inhabitants in {inhabitants.Year}. This call is for those that have at most "
                    + $"{Numerals.WriteExact(inhabitants.Most.Value, Language.En)}."
            )
            : No(
                $"{applicant.Name} had {hasNl} inwoners in {inhabitants.Year}. Deze oproep is er voor wie er minstens "
                    + $"{Numerals.WriteExact(inhabitants.Least!.Value, Language.Nl)} heeft.",
                $"{applicant.Name} had {has} inhabitants in {inhabitants.Year}. This call is for those that have at least "
                    + $"{Numerals.WriteExact(inhabitants.Least!.Value, Language.En)}."
            );
    }

    private static Verdict No(string nl, string en) => new(false, new LocalText(nl, en));

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
