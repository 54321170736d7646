using System.Globalization;
using Veerkracht.Core.Forms;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>
/// How the regions of an open section look, beside what stands in the boxes in which somebody types: a short print of each. A form carries
/// them, so that the answer to a save by script holds only the regions that look different since.
/// </summary>
public sealed class SectionLooks
{
    /// <summary>Ids of the regions in the page.</summary>
    public const string Company = "gezelschap",
        Parts = "delen",
        Messages = "meldingen",
        Fields = "velden",
        Amounts = "bedragen",
        Partners = "partners";

    private readonly Dictionary<string, string> _prints = [];

    /// <param name="forms">Number of the calls as they count now: with other forms all questions may read differently.</param>
    public static SectionLooks Of(SectionPageModel page, long forms)
    {
        var looks = new SectionLooks();
        looks.Add(Company, page.Company.Here, (look, colleague) => look.Add(page.WhereIs(colleague)));
        looks.Add(Parts, page.Links(page.Section.Id), (look, part) => look.Add(part), forms);
        looks.Add(Messages, page.Refusals.Concat(page.Shown), (look, finding) => look.Add(finding));
        if (page.Conflicts.Count > 0)
            looks.Add(Messages, page.Conflicts, (look, conflict) => look.Add(conflict));
        looks.Add(Fields, [page.Fields], (look, fields) => look.AddFields(fields), forms);
        if (page.ShowsPartners)
            looks.Add(Partners, page.Unasked, (look, partner) => look.Add(partner.Name));
        if (page.ShowsAmounts)
            looks.Add(Amounts, page.Amounts.Lines, (look, line) => look.Add(line), forms);
        return looks;
    }

    /// <summary>As a form carries them: "region:print;region:print".</summary>
    public override string ToString() => string.Join(';', _prints.Select(p => $"{p.Key}:{p.Value}"));

    /// <summary>The regions that look different from what a form says of them.</summary>
    public IReadOnlySet<string> Since(string carried)
    {
        var was = carried.Split(';').ToHashSet();
        return _prints.Where(p => !was.Contains($"{p.Key}:{p.Value}")).Select(p => p.Key).ToHashSet();
    }

    private void Add<T>(string region, IEnumerable<T> pieces, Action<Look, T> describe, long forms = 0)
    {
        var look = new Look();
        look.Add(forms);
        foreach (var piece in pieces)
            describe(look, piece);
        _prints[region] = look.Print();
    }

    /// <summary>What there is to see, piece by piece, as a number (FNV-1a, 64 bits): the same where all pieces are.</summary>
    private sealed class Look
    {
        private const ulong Start = 14695981039346656037,
            Prime = 1099511628211;

        private ulong _print = Start;

        public string Print() => _print.ToString("x", CultureInfo.InvariantCulture);

        public Look Add(ReadOnlySpan<char> text)
        {
            foreach (var letter in text)
                _print = unchecked((_print ^ letter) * Prime);
            return Add((long)text.Length);
        }

        public Look Add(long number)
        {
            _print = unchecked((_print ^ (ulong)number) * Prime);
            return this;
        }

        public Look Add(bool yes) => Add(yes ? 1L : 0L);

        public Look AddAll(IReadOnlyCollection<string> texts)
        {
            foreach (var text in texts)
                Add(text);
            return Add((long)texts.Count);
        }

        public Look Add(SectionLink part) =>
            Add(part.Title).Add(part.Href).Add((long)part.State).Add(part.Current).Add(part.Note).Add(part.More).Add(part.Aside);

        public Look Add(Finding finding) => Add(finding.Field).Add(finding.Code).Add(finding.Message.Nl);

        public Look Add(ConflictView conflict) =>
            Add(conflict.Field).Add(conflict.Mine).Add(conflict.Choice).Add(conflict.Name).Add(conflict.When).Add(conflict.IsOwn ? 1L : 0L);

        public Look Add(AmountLine line)
        {
            Add(line.Title).Add(line.Amount?.Cents ?? -1).Add(line.IsGrant).Add(line.IsOwn);
            foreach (var why in line.Why)
                Add(why.Nl);
            return Add((long)line.Why.Count);
        }

        public Look AddFields(IReadOnlyCollection<FieldView?> fields)
        {
            foreach (var field in fields)
            {
                if (field is null)
                    Add(false);
                else
                    Add(field);
            }
            return Add((long)fields.Count);
        }

        private void Add(FieldView field)
        {
            Add(field.Path).Add(field.Required).AddAll(field.Errors).AddAll(field.Warnings);
            if (field.Box is { } box)
                Add(box);
            foreach (var file in field.Files)
                Add(file.Id).Add(file.Name).Add(file.Note?.TellsPlace == true).Add(file.Note?.Warning ?? "");
            AddFields(field.Inner);
            Add((long)field.Made);
            foreach (var item in field.Items)
                AddFields(item);
            foreach (var line in field.Table?.Lines ?? [])
                Add(line.Label.Nl).AddFields(line.Cells);
            if (field.Remarks is { } remarks)
                Add(remarks);
        }

        /// <summary>What is typed is left out.</summary>
        private void Add(FieldModel box)
        {
            if (box.Kind == BoxKind.Output || box.ReadOnly)
                Add(box.Value).AddAll(box.Values);
            foreach (var option in box.Options)
                Add(option.Id);
        }

        private void Add(FieldRemarks remarks)
        {
            Add((long)remarks.Total);
            foreach (var thread in remarks.Open)
            {
                Add(thread.Name).Add(thread.Remark.Text).Add((long)thread.Answers.Count);
                foreach (var (answer, name) in thread.Answers)
                    Add(name).Add(answer.Text);
            }
        }
    }
}
