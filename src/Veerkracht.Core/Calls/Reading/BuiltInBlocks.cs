using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// What a built-in block may be asked: a contact with or without the person's function, an address anywhere or in the municipality of who
/// applies.
/// </summary>
public sealed record BlockOptions(bool WithFunction = false, bool InOwnArea = false);

/// <summary>Blocks that nearly every form has, so that they look and behave the same in all calls.</summary>
public static class BuiltInBlocks
{
    public delegate IReadOnlyList<Field> Build(ReadScope scope, IReadOnlyDictionary<string, ExpressionType> names);

    public static readonly IReadOnlyList<string> Names = ["contact", "payment", "address"];

    public static (LocalText Label, Build Fields) Of(string type, BlockOptions options) =>
        type switch
        {
            "contact" => (new LocalText("Contactpersoon", "Contact person"), (_, _) => Contact(options)),
            "payment" => (new LocalText("Rekening voor de uitbetaling", "Account for the payment"), Payment),
            _ => (new LocalText("Adres", "Address"), (scope, names) => Address(options, scope, names)),
        };

    private static IReadOnlyList<Field> Contact(BlockOptions options)
    {
        var fields = new List<Field>
        {
            Asked("first_name", FieldKinds.Text, new LocalText("Voornaam", "First name")) with
            {
                MaxLength = 100,
            },
            Asked("family_name", FieldKinds.Text, new LocalText("Familienaam", "Family name")) with
            {
                MaxLength = 100,
            },
            Asked("phone", FieldKinds.Phone, new LocalText("Telefoonnummer", "Phone number")) with
            {
                Hint = new LocalText("Bijvoorbeeld 02 553 00 00 of +32 470 12 34 56.", "For example 02 553 00 00 or +32 470 12 34 56."),
            },
            Asked("email", FieldKinds.Email, new LocalText("E-mailadres", "E-mail address")),
        };
        if (options.WithFunction)
            fields.Insert(2, Asked("function", FieldKinds.Text, new LocalText("Functie", "Function")) with { MaxLength = 150 });
        return fields.AsReadOnly();
    }

    private static IReadOnlyList<Field> Address(BlockOptions options, ReadScope scope, IReadOnlyDictionary<string, ExpressionType> names)
    {
        const string Own =
            "!has(municipality) || applicant.municipality == '' "
            + "|| municipality.trim().lowerAscii() == applicant.municipality.lowerAscii()";
        var inArea =
            options.InOwnArea && names.ContainsKey("applicant") && names.ContainsKey("municipality")
                ? scope.Compile(new YamlScalar(Own, true, default), names, FormTypes.Bool)
                : null;
        const string Name = "applicant.municipality";
        var message = new LocalText(
            $"Dit adres moet in uw eigen gemeente liggen: vul bij de gemeente {{{Name}}} in.",
            $"This address must lie in your own municipality: enter {{{Name}}} as the municipality."
        );
        return
        [
            Asked("street", FieldKinds.Text, new LocalText("Straat", "Street")) with
            {
                MaxLength = 150,
            },
            Asked("number", FieldKinds.Text, new LocalText("Huisnummer", "House number")) with
            {
                MaxLength = 20,
            },
            Asked("box", FieldKinds.Text, new LocalText("Bus", "Box")) with
            {
                MaxLength = 20,
                Required = Requirement.No,
            },
            Asked("postal_code", FieldKinds.PostalCode, new LocalText("Postcode", "Postal code")),
            Asked("municipality", FieldKinds.Text, new LocalText("Gemeente", "Municipality")) with
            {
                MaxLength = 100,
                Checks = inArea is null
                    ? []
                    :
                    [
                        new Check("outside-own-area", inArea, message, false, null)
                        {
                            Values = scope.Message(new YamlScalar(message.Nl, true, default), names),
                        },
                    ],
            },
        ];
    }

    private static IReadOnlyList<Field> Payment(ReadScope scope, IReadOnlyDictionary<string, ExpressionType> names)
    {
        var condition = new YamlScalar("other_account", true, default);
        var other = names.ContainsKey("other_account") ? scope.Compile(condition, names, FormTypes.Bool) : null;
        return
        [
            Asked("iban", FieldKinds.Iban, new LocalText("IBAN", "IBAN")) with
            {
                Hint = new LocalText(
                    "De rekening waarop u de subsidie wilt ontvangen.",
                    "The account on which you want to receive the grant."
                ),
                IsAccount = true,
            },
            Asked(
                "other_account",
                FieldKinds.YesNo,
                new LocalText(
                    "Is dit een andere rekening dan die waarop u het aandeel van het Gemeentefonds ontvangt?",
                    "Is this another account than the one that receives your share of the municipal fund?"
                )
            ),
            Asked("letter", FieldKinds.Files, new LocalText("Brief over het rekeningnummer", "Letter about the account number")) with
            {
                Hint = new LocalText(
                    "Ondertekend door de burgemeester en de financieel directeur.",
                    "Signed by the mayor and the financial director."
                ),
                VisibleWhen = other,
            },
        ];
    }

    private static Field Asked(string id, FieldKind kind, LocalText label) =>
        new()
        {
            Id = id,
            Kind = kind,
            Label = label,
            Required = Requirement.Yes,
        };
}
