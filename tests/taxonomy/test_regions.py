from taxonomy.regions import countries_in, country_of_eu_code, region_of, regions_of


def test_region_of_a_country(vocabularies):
    assert [region_of(code) for code in ("PT", "BR", "AQ", "QQ")] == ["150", "019", "", ""]


def test_regions_of_some_countries(vocabularies):
    assert regions_of(["PT", "BR", "ES", "AQ", "QQ"]) == ["019", "150"]
    assert regions_of([]) == []


def test_countries_in_a_region(vocabularies):
    oceania = countries_in("009")

    assert oceania == sorted(oceania)
    assert {"AU", "NZ"} <= set(oceania)
    assert "PT" not in oceania


def test_country_of_eu_code(vocabularies):
    assert [country_of_eu_code(code) for code in ("EL", "UK", "PT")] == ["GR", "GB", "PT"]
