using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

/// <summary>What was typed in the boxes of a change; what cannot be read is kept as a refusal at its box.</summary>
public sealed class TypedForm(IFormCollection? form, Language language)
{
    private static readonly LocalTimePattern[] Hours =
    [
        .. new[] { "HH:mm", "H:mm", "H.mm", "H'u'mm" }.Select(LocalTimePattern.CreateWithInvariantCulture),
    ];

    public List<Refusal> Refusals { get; } = [];
    public IFormCollection? Form => form;
    public string this[string name] => form?[name].ToString().Trim() ?? "";

    public IReadOnlyList<string> All(string name) => form is null ? [] : [.. form[name].OfType<string>().Where(v => v.Length > 0)];

    public LocalDate? Date(string name)
    {
        if (this[name].Length == 0)
            return null;
        if (DateReader.TryRead(this[name], out var date, out var why))
            return date;
        Refuse("date-unreadable", name, why);
        return null;
    }

    /// <summary>A day in the box of that name and an hour in the box behind it; Brussels wall time. Null where no day was typed.</summary>
    public LocalDateTime? Moment(string name, LocalTime otherwise)
    {
        var hour = this[$"{name}_time"];
        var time = hour.Length == 0 ? otherwise : Hours.Select(p => p.Parse(hour)).FirstOrDefault(p => p.Success)?.Value;
        if (time is null)
            Refuse("time-unreadable", $"{name}_time", new("Schrijf het uur zoals 23.59 of 9.00.", "Write the time like 23:59 or 9:00."));
        if (hour.Length > 0 && this[name].Length == 0)
            Refuse("date-missing", name, new("Vul ook de dag in.", "Enter the day too."));
        return Date(name) is { } day && time is { } at ? day.At(at) : null;
    }

    /// <summary>Whether that box was on the form that was sent.</summary>
    public bool Has(string name) => form?.ContainsKey(name) == true;

    /// <summary>A number in the notation of the reader; 0 with a refusal where it is none.</summary>
    public Rational Number(string name)
    {
        if (NumeralReader.TryRead(this[name], language, out var number, out var why))
            return number.Value;
        Refuse("number-unreadable", name, why);
        return Rational.Zero;
    }

    /// <summary>The text of a file that was chosen; null where none was, or where it is larger than any table.</summary>
    public string? Upload(string name)
    {
        if (form?.Files[name] is not { Length: > 0 and <= TableTexts.MaxLength * 4 } file)
            return null;
        using var reader = new StreamReader(file.OpenReadStream());
        return reader.ReadToEnd();
    }

    /// <summary>For whom: all, the ticked classes, or the organisations that were ticked and pasted.</summary>
    public Scope Scope()
    {
        switch (this["for"])
        {
            case "all":
                return Core.Calls.Scope.All;
            case "classes":
                if (All("classes").Count == 0)
                    Refuse("nobody-chosen", "classes", new("Kies minstens één soort bestuur.", "Choose a kind of government."));
                return new() { Classes = All("classes") };
            case "list":
                if (Organisations.Count == 0)
                    Refuse("nobody-chosen", "organisations", new("Kies minstens één bestuur.", "Choose at least one government."));
                return new() { Organisations = [.. Organisations.Select(o => new ScopedOrganisation(o, "", ""))] };
            default:
                Refuse("nobody-chosen", "for", new("Kies voor wie dit geldt.", "Choose for whom this counts."));
                return Core.Calls.Scope.All;
        }
    }

    public void Refuse(string code, string field, LocalText text) => Refusals.Add(new(code, text, RefusalKind.Invalid, field));

    private IReadOnlyList<string> Organisations =>
        [
            .. All("picked"),
            .. this["organisations"].Split(['\n', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ];
}
