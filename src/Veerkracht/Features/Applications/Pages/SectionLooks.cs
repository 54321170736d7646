using System.Security.Cryptography;
using System.Text;
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
        Amounts = "bedragen";

    private readonly Dictionary<string, string> _prints = [];

    /// <param name="forms">Number of the calls as they count now: with other forms all questions may read differently.</param>
    public static SectionLooks Of(SectionPageModel page, long forms)
    {
        var looks = new SectionLooks();
        looks.Add(Company, look => look.AddAll(page.Company.Here.Select(page.WhereIs)));
        looks.Add(Parts, look => look.Add(forms).AddAll(page.Links(page.Section.Id).Select(part => part.ToString())));
        looks.Add(
            Messages,
            look =>
                look.AddAll(page.Refusals.Concat(page.Shown).Select(f => f.ToString()))
                    .AddAll(page.Conflicts.Select(conflict => conflict.ToString()))
        );
        looks.Add(Fields, look => look.Add(forms).AddAll(page.Fields));
        if (page.ShowsAmounts)
            looks.Add(Amounts, look => look.Add(forms).AddAll(page.Amounts.Lines));
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

    private void Add(string region, Action<Look> describe)
    {
        var look = new Look();
        describe(look);
        _prints[region] = look.Print();
    }

    /// <summary>What there is to see, piece by piece.</summary>
    private sealed class Look
    {
        private readonly StringBuilder _all = new();

        public string Print() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_all.ToString())).AsSpan(0, 6));

        public Look Add<T>(T piece)
        {
            _all.Append(piece).Append('\0');
            return this;
        }

        public Look AddAll(IEnumerable<string> pieces)
        {
            foreach (var piece in pieces)
                Add(piece);
            return Add('\u0001');
        }

        public Look AddAll(IEnumerable<AmountLine> lines)
        {
            foreach (var line in lines)
                Add(line.Title).Add(line.Amount?.Cents).Add(line.IsGrant).Add(line.IsOwn).AddAll(line.Why.Select(why => why.ToString()));
            return Add('\u0001');
        }

        public Look AddAll(IEnumerable<FieldView?> fields)
        {
            foreach (var field in fields)
            {
                if (field is not null)
                    Add(field);
                Add('\u0002');
            }
            return Add('\u0001');
        }

        private void Add(FieldView field)
        {
            Add(field.Path).Add(field.Required).AddAll(field.Errors).AddAll(field.Warnings);
            if (field.Box is { } box)
                Add(box);
            AddAll(field.Files.Select(file => file.ToString())).AddAll(field.Inner);
            foreach (var item in field.Items)
                AddAll(item);
            foreach (var line in field.Table?.Lines ?? [])
                Add(line.Label).AddAll(line.Cells);
            if (field.Remarks is not { } remarks)
                return;
            Add(remarks.Total);
            foreach (var thread in remarks.Open)
                Add(thread.Name).Add(thread.Remark.Text).AddAll(thread.Answers.SelectMany(a => new[] { a.Name, a.Answer.Text }));
        }

        /// <summary>What is typed is left out; a date that cannot be read stands in a box of another kind.</summary>
        private void Add(FieldModel box)
        {
            if (box.Kind is FieldKind.Output or FieldKind.Date || box.ReadOnly)
                Add(box.Value).AddAll(box.Values);
            AddAll(box.Options.Select(option => option.Id));
        }
    }
}
