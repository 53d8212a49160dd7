--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: thaw_blobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thaw_blobs (
    set_id text NOT NULL,
    hash text NOT NULL,
    content bytea NOT NULL
);


--
-- Name: thaw_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thaw_migrations (
    version_num character varying(32) NOT NULL
);


--
-- Name: thaw_parts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thaw_parts (
    set_id text NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    hash text NOT NULL
);


--
-- Name: thaw_revisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thaw_revisions (
    set_id text NOT NULL,
    number integer NOT NULL,
    made text NOT NULL,
    message text NOT NULL,
    counts text NOT NULL,
    parent integer,
    aside boolean DEFAULT false NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    author text DEFAULT ''::text NOT NULL
);


--
-- Name: thaw_schema; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thaw_schema (
    version integer NOT NULL
);


--
-- Name: thaw_schema_version_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.thaw_schema_version_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: thaw_schema_version_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.thaw_schema_version_seq OWNED BY public.thaw_schema.version;


--
-- Name: thaw_sets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thaw_sets (
    id text NOT NULL,
    title text NOT NULL,
    head integer NOT NULL,
    events integer NOT NULL,
    created text NOT NULL,
    changed text NOT NULL,
    archived boolean NOT NULL,
    deleted boolean NOT NULL,
    owner text DEFAULT ''::text NOT NULL
);


--
-- Name: thaw_shares; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thaw_shares (
    set_id text NOT NULL,
    person text NOT NULL,
    edit boolean NOT NULL
);


--
-- Name: thaw_schema version; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_schema ALTER COLUMN version SET DEFAULT nextval('public.thaw_schema_version_seq'::regclass);


--
-- Data for Name: thaw_blobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', '5ff8bec3a2b747061cc67ca5ec7de5ec', '\x789c8b8e564acb4ccd4951d2512a4bcc294d558ad5898e562ac92cc949050ac52839162527a664262a24e6a52838e5a7e6976426c62829c5c6c6020016f1128f');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', '5bed20336b74ddafdb2b5ca5f517d9af', '\x789c8b8e56ca4c51d251ca4bcc4d0552c519f945254ab13ad1d14a314a8e314a4021205d949c98929988e00159402540b61354cc293f35bf04ae02c803a9888d0500d2d319fa');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', 'ab5ddadb9d668f4af92fc548343bb96a', '\x789c8b8e56ca4c51d251ca494c4acd518ad5898e568a512a49ccc92e8e51020ac7288540d9b1b1b1002a3e0d58');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', 'a7142417f9b0629524b7dfb192553650', '\x789c7d8ecd6ac3400c845fa5ec396e364b13120881f6d017686f8e29fb236a617b55d6724ade3e9273480e6d60c58c989d0fd5b5811364fec264162679061146ee55a3acdf54ce623123a3672ae2c74845e391a61261149769eef53e40afc1340c7eae453f008916cf48d9cf543861821cd5fe106656406c2176904cb3a86b4359b3d5ee655bd94de5b6b2bc6319592ff37da7ff5f652a0d025127e265fe788233fc4b57da4ee40322e574077a9371cfeb1b691f0e61bf0c8707c0b6c0f5c0b5adac563f5b2cf7d040dc8ad81bf538d9d5c662f7749c9cb3ee1f78d35c0092fa6bc3');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', '2694beb33273c734cb9ae6b28aef7939', '\x789c758c410ac3300c04bf627cce2f72e9037a33a6a8b148451c09648992df57a6e7c0a21d69c5969287b86ef8a296976c641dc30fe2b97ec918c708dac4d9f40aeac0bbc33ebfc0ed23fa8fd9801835f84298e6da63b218e6ba9492df22471c9e6492805b7ad048ab9c0a0d67c3ad6aad3f95a831f2');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', 'c2ca048417e855fa137376701745271f', '\x789c8b8e564ace482c28492d8acf4c51d2512ac92cc94905d2398949a93940bab824b1a80448a7e681648b4b7373138b2a81acbcfc9254a5589de8d85800dd3a1597');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', 'c80be65d786f845eab72d7cdd0041f25', '\x789c8b8e56cacc4bc94c4e2cc92f8acf4c51d2514a492c490552658939a5203a27bf1c486664a66700a93c10ce07cac7ea44c7c60200590412f3');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', 'dbf70f8ce6cb27b5b23580709e1878dc', '\x789c1dc8310ec0200840d1bb307b23421aaa0ca40a89e2d0db173bbd9f8f08d5ad69a8dba50d0a3c6a87ceb7f47405cf48e5bf6b8fc1f33de57b565959e6214005893eeac4196f');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', '1c8df9e8941e15161fc886f89201c426', '\x789c8b8e562a2e492c49cd4dcd2b89cf4c51d2514acecf49492d8a4f010a0279e58945b948bc8c4a20599c5f5a949c5a0c6415a526a628c5ea44c7c60200a30a18c3');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', '6a343f401ae31f737abace70ce1437c8', '\x789c8b8e564a2d4bcd2b89cf4c51d2512a4a4d4c492d02328a93f38b52417429982acfa8548ad5898e8d0500776a0f4d');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', 'f34d12ca8daeff9a2f166c39dadc8ee4', '\x789c7d8ec16ac33010447f25e81cb78a69420221d0f613da9b63ca4a5aa2c5b6b6c8eb94fe7d57f62139b4050d33cb300f358dc12b26f9a060d62680a09a90f4c5bd9e17cedf1a2991100867cda3e75cea91a7ec71d49478def5e0b02fc5340c30cf3c0cc8ea198438c14cc52b054cbec44fa62405e023fa0e8369d74d6338956e7378da577657d57b3d5e23a40b86152f3b81be2bb36755557ac7dca981ea97a754235fbc400f6a6fe839853bd08baa7ed8de48477772c74777fa0718332effdcdaca96e97ba47c0f752c51cddea8e7c96e7696bad579aa6b5bff016fdb1f3f756e2a');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', '01eada5dc30ed78d98311d047316fd9d', '\x789c7d8ecd6ac3400c845fa5ec396e374b1d120881f415929b63cafe885ad85e95b59cd2b7afe41c92435bd86146ccea434d63e00a99df319995499e418c9107f528e307956f899891d13315c953a4a2f54473893049cab4ec0d3ec0a0c53c8e7e598b7e04122f9e91b25fa870c504396afc24ccac80d841ec219976d53486b276ebddebb6b29bca6d65387780453fb21f7af5a3a8d22610f5625ef4cb139ee12fbae17662278894d303e84de49eeb3b691f0e61ff120eff00bb02b70b6b5bd97a390fcb2334107762f64ebdcc76bdb1d83f5d66e7acfb03deb63f25fe6c2a');
INSERT INTO public.thaw_blobs VALUES ('ws-c4482122daa8', 'c8b74a57bfa682e997ffb5a5003441c7', '\x789c7d8ecd6ac33010845fa5e81c378a68420221d0de7b6a6f8e292b69a917dbda22af53f2f6593987e4d00634ccecdf87eadae009937c51340b1341504d48fae241cb6fce678d94480884b3e631702ee391a71c70d49478beebc1635f06d330c07c16604056cf20c409662a9e28620a25fe30252980d062e8309a6651d7865399ad762fdbca6e2ab7d5e29de69e40df95f5575555fa9eb95303d51f4f69467ef90adba97d60e014ef406f2af7bcbe91f6fee0f74b7f78006c335effb7b6952da79f2de57ba86769d5ec8d7a9cec6a63a97b3a4ece59f70fbc692eeb206b44');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', '87f9fa4e7b45bd66957a4d25a4371c6f', '\x789c8b8e564acb4ccd4951d2512a4bcc294d558ad5898e562ac92cc949050ac528f926e655c62829c5c6c6020021ef0d49');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', '5bed20336b74ddafdb2b5ca5f517d9af', '\x789c8b8e56ca4c51d251ca4bcc4d0552c519f945254ab13ad1d14a314a8e314a4021205d949c98929988e00159402540b61354cc293f35bf04ae02c803a9888d0500d2d319fa');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', 'ab5ddadb9d668f4af92fc548343bb96a', '\x789c8b8e56ca4c51d251ca494c4acd518ad5898e568a512a49ccc92e8e51020ac7288540d9b1b1b1002a3e0d58');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', '37defbfae433fc6c4993b33118829808', '\x789c9d9ddd8e5bc711845f25d0b5059cee3e7f739900790a4130d62b2259485a06d2da40dedea4d3d3d8aeca45814002cb4e5c1ef2cc37bdd6571c7efaf4e1f2c7e5f5edd7972f1f7ef9f0e5e9ed72fbc3dbcbdbb7fb1f9f6f7ffaafeb8fffde7ef9f2faf2f6f2f476fd71fbf5cfe7eb8ffbfffcf3fafb8fe7cbcfdbafbe3dfd76f976ff2bbf7ffffef4d7fffff9e9fbe57afbe38fa7b797ebebd35f71973f5ebe5c5e9fefbffccff5e5f5edfe773efffbf2fcf572ff67bf5e6fffeccfbf7cba2d68b9fda98d65f9b8d8c7256e7ff2cffb12ff76ffcb6f4fdfbedeffbebfdffefbd1ee7fe5b7ebf5ebed0fffff3fb7bc0f17ab387f1f67efe2fe718f1b529a575abc4f735cdc29a545a5adefd302d77648696ba56defd3565cdb2ea56d95b6bf4fdb706d9b94b657daf13e6dc7b5ad52da5169e7fbb403d71652da5969e37dda896b73296dcc345bdea70d5c9b69bbb768b04683210e220c4583751a10077175898301ab863c686f9d45c5f5d52110da73b5b5e21aac8644689bceb68a6bb41a22a111617bc5355c0d99d070b5a3e21aaf86506867899d15d78035a4423be86c545c23d6100bf1145e2aae21eb48853823dc665e87d6694aa8810546c7d66950882fb8c8e8dc3a8d0aed7978a2e100aed3b0d0b68b6f95d7d747e342dbcdbe575e9fb3343034d8fca8bcc6aed3c8d0ce023f2bafc1eb3434b4a3ca47e5357a9dc6867692c652790ddfe09fa2b43cabbcc66f20201a1ee115d7f80dc4435c5dccb88e6f201de29b5770747803e1d09e6d141b9ddd4036b4ad17894600ba81686864c451717d754886066e9c15d7c00d04433b5762545cff0919b9d08ebd75a9b8fe233262a19dcaab555ca376a59fa6342c56afbc46ed4a53430d8c0a6cd8ae3436c417bc565ee376a5b1213e8f6de67570571a1be2bf01151b9ddc95c686b69bd782a3a3bbd2d8d0605b938e15d85d696c6867c13a2aafaf8fc68676546d4be5357a371a1bda49ba59e5357c37feb94acbf3ca6bfc6e088886c71615d7ff1d17f11057b7565cc377433ac4376fabb806ef867088cf76afb8c6ee866c685b6f3b665c477743343432b622a393bb2119e26f5e14181ddc0dc1d0ce953db9d880db1db9d08ebddd2aaead6e472cb45379f78a6bd4eef4d39486c51e95d7a8dd696aa8816b05366c771a1be20bde2aaf71bbd3d8109fc75e79fd77a7686c88dbe5a8bc46ee4e6343dbcdfb59790ddd9dc686f89b7163e67576771a1be26fc7151e1dde83c68676541dc547a7f7a0b1a19da44702b203be07ff5ca5e545e5f5f521201a1ec75a718ddf03f11057b7555cc3f7403ac4376fafb806ef817088cff6a8b8c6ee816c885befacb886ee816868641ca3e2faef2c23191ab8e75271fdb796110ced5c396dc6756e4fe4423bf6cec2a2637b2216daa97c16159dda937e9ad2b038138b03a83d696aa8815b05f605d2d8105ff05e798ddb93c686f83c8eca6be09e3436c4ed72565e23f7a4b121eee651790ddd93c68606db582aafb13b686c6867c1b0ca6bf00e1a1bda5135bcf21abd83c686688662e6811ae29fabb4bc02a4f33b10100d8f5178747e07e221ae2ee93801df8174886fde51717d750887f86ccf8a6bec0e6443dc7aa3e21aba03d110ddd0b2545e97430bb221daa1c52ab0eba105e110fdd0e215d805d18274888668890aec8a68413cb4d3d996b502470fa49fab4479ba6c33b103fcbfffe1917f33b2a52841bf4b43447dd9050a28de85c688fa649295819677a141a26e9e5189b0461a25e2fe9e9e7ca0eb25512e0e279baa7ca0ee25572e8e279bb67c20d4a4cbc5016553980fa49a8cb938a26c3af381589334570b0c539b0fe49abcb95a61d82bb0734de65c5de13103016b72e7ea9b58c000d464cfd5e75cbc606d037911b7620a74c392959141176949836e54b322852e029d06ddb06965a4d0c5332715ba61d9cac8a18bc7623a74c3be959144174fee94e886952b238bae4e97d4e886b52b638f2e471e15d9716695aebeecb3123bcf2cd3d52733662200cd3a5ddc3c51bc00d12cd4c5fd1d050c204d4a5d1d5829d58dca5864d5d581955eddb88f45e3453cc852ad1b55b2c8adab032bedba512b8bf4ba3ab052b01b15b3c8b08bc8a46237aa6691635757785660c79a2cbbfa268e0aec509367179f738a76c38296916917b762aa76c38696916b1769598b16209a64bb08f45ab000d024dbc5332765bb6147cbc8b68bc762da76c39296916e174feed4ed862d2d23dfae4e9714ee863d2d63e32e479e15d97166e9aebeec51899d67d6eee29349ef6e58d73216efe2e649f36e58d83256efe2fe4ef76ed8d93292efeac04afd6e58db32f2efeac0da0a19809a14bc3ab0b66206a8260baf0eacf4f086fd2d2311af0eac54f186152e23172f229332deb0c46564e3d5158e0a84ea341223be8929e40d8b5c46465e7ccea9e40dab5c464e5edc8a29e50dbb5c46565ead8b470576a249cb8b40a795372c73196979f1cc492d6fd8e632f2f2e2b1b8172a80338979f1e4de8b14a099ccbc3a5d52cd1b36ba8cddbc1c392a121649e3457cd9e9e70d6b5dc6825e7c3269e80d8b5dc68a5edc3ce9e80dab5dc6925efd404454227c2282c68b88608a7ac3829791a9570756ba7ac38e9791ac570756ea7ac39a9791af5707561a7bc3a69791b25707d651d000d764ed45648e4206b8266f2fae30c5bd61e1cbc8dc8b6f62aa7bc3ca9791bb179f73ca7bc3d29791bd17b762ea7bc3d69791bf1769497f6fd8fa3212f822d0e9ef0d6b5f46025ffd8cd35e81f0212764453c16d3e01b16bf8c14be7872a7c2376c7e19397c75baa4c437ec7e195b7c3572142c80338b7cf1658fa205786695af7efe2c71c10a98b1cc17374fda7cc31298b1ce17f777fa7cc31e9891d05707562a7dc32a9891d35707565a7dc3369891d65707568a7dc3429891d9570756ba7dc34e9891dc570756ea7dc35a9891df173f1e987edfb018e6e4f7b5157afa7dc36a9893dfd7de445f0a18f80423f97ded39fb52bcc04718c9ef8b1fc14bbf6fd80f73f2fbe2670453ef1bf6c39cf4bef821c694fb86053127b92f7eca32ddbe6143ccc9ed8b1f034db56f58117352fbea07734705f60f3292d9973f9abb5462a3d9d9eccb915691678f7cf4568854fb86553167b52f3e9954fb86653167b52f6e1e2b5e806856fbe2feb602069026b5af7e4c37ddbe6169ccc9edab1fd44db96fd81b7392fbea4775d3ee1b56c79cecbe38b03cf5be617bcc49ef8b03cba7dfc7fe9893df573fcf6e15d8b926bfafaed02bb0634d7e5f7c13a7dfc7fe9893df179ff3f4fbd81f73f2fbe2569c7e1feb634e7e5fa4c58b16bc65e0b13b24dc0b16009ae4be78e64cb78fd53127b72f1e8b53ed6373cc49edab172b2c15d86926b3af4e9769f6b138e66cf6e548afc88e33ab7df5654725769e59ed8b4f66aa7d6c8e39ab7d71f34cb58fcd3167b52feeefa9f6b13ae6a4f6d58135dd3e76c79cdcbe3ab0a29001a849eeab032b8a19bc3ce4c1db253cf5be637dcc49efab032bfdbe637fccc9ef8bc8a4df77baa98bfcbebac2a8c08e35f97df54d5c2bb0434d7e5f7ccee9f71dfb634e7e5fdc8ae9f71deb634e7e5fa425f5be6379cc49ef8b40a7dc77ec8e39c97df1cc49b7ef581d7372fbe2b1b8152a8033a97df1e4de8a14a099ccbe3a5dd2ec3b16c79ccdbe1c1915098ba4f1a2beecb5123bcfacf6d527b35562079ad5be7a09d25e899d6856fbe2fe4eb5ef581d7352fbeac04ab7efd81d7372fbeac04ab9ef581e7392fbeac04abbef74bd17d97d7560a5de77bae08bf4be3ab0f68206b826bf2f22b31732c035f97d7585490cddf1457e5f7d13b70a84153e762385a7df77bee5ebb13b293cfdbed3355fe4f7455a52ef3bddf3457a5fbdd76c5460079ae4be78e6a4db77ac8e39b97df1584cb5efd81c7352fbe2c99d66dfb138e664f6d5e99266dfb138e66cf6e5c882057066b5afbeeca2057866b5af3e99c4059b63ce6a5fdd3c4725c21a1fbca9c253ed3b56c79cd4be7c73dfa844b8baefc1db2a3ce5be6379cc49eeab032bedbe637bccc9eeab032bf5be637dcc49efab032bfdbe637fccc9ef8bc8a4df77ec8f39f97d7585db0c04acc9efab6f6201035093df579f73f1024c93df57b762e282f53127bf2fd2927adfb13ce6a4f745a053ee3b76c79ce4be78e6a4db77ac8e39b97df1584cb5efd81c7352fbe2c99d66dfb138e664f6d5e99266dfb138e66cf6e5c8ad223bceacf6d597bd5762e799d5befa648e990840b3da57374ff10244b3da57f77701034893da170756a4db77ec8e05b97d716045ca7dc7f25890dc170756a4dd776c8f05d97df9c2d9a8c47e5327e97df5cad9f4fb8efdb120bf2f5e3a9b7edfb13f16e4f7d515ee1508b7ec3e76c745a4df77ec8f05f97df5399f15d82fda25bfaf6ec53103e1aa5df2fb222d56b4c065bba4f7c50b68ad6081eb7649ee8b57d0a6db77ac8e05b97df14b1f52ed3b36c782d4be7672479a7dc7e25890d917a74ba4d9772c8e059b7d3972afc88e33ab7df5651f95d87966b5af3e99b3123bd0acf6d5cd332a112ece7ef0a68b48b5ef581d0b52fbeac04ab7efd81d0bbefe5e3c25bc9001a8f9fe7bf120f36206a8e61bf0c5b336f5be637d2cf80e7c711ca4df77ec8f05f97df596f4bd023bd7e4f7d5151e15d8b126bfafbe89670576a8c9efabcf795460679afcbeb815d3ef3bd6c782fcbe484bea7dc7f25890de17814eb9efd81d0b92fbe299936edfb13a16e4f6c563310a15c099d4be78724791023493d957a74b9a7dc7e258b0d997238f8a84453e78d345a4da776c8e05ab7df5c98c4aec40b3da1737cf54fbd81c0b56fbe2fe9e6a1fab63416a5f1d58d3ed63772cf8a27cf19498721fcb63c137e58b07d9b4fbd81e0bbe2b5ffd568a6d2602d67c5bbe380ed68206bfe8e2b19b2e622d64806bf2fbea0a9318ec8f05f97df54d1c15082b7ceca68b987e1ffb63417e5fdc8ad3ef637d2cc8ef8bb44cbd8fe5b120bd2f023de53e76c782e4be78e64cb78fd5b120b72f1e8b53ed63732c48ed8b27f734fb581c0b32fbea7499661f8b63c1665f8e2c58006756fbeacb2e5af0ab6b1ebce92252ed0736c782d5beb87952ed0736c782d5beb8bf53ed0756c782d4be3ab0d2ed077dd1235fa9af7e09d05a891d6abe535f3cc8d2ee07b6c7826fd517cfdad4fb81f5b1e07bf5c571907e3fb03f16e4f74564d2ef07f6c782fcbebac23103016bf2fbe29b7814300035f97df1391fc50b304d7e5fdc8ae9f703eb63417e5ffd46aaa8405821d222029d723fb03b1624f7c53327dd7e60752cc8ed8bc762aafdc0e65890da174fee34fb81c5b120b3af4e9734fb81c5b160b32f478e8aec38b3da175f76aafdc0e658b0da179f4caafdc0e658b0da1737cf59bc00d1acf6d5ef5c2b60006952fbeac04ab71fd81d0bbe7c5f3c2552ee0796c7826fdf170fb2b4fb81edb1e0fbf7c5b336f57e607d2cf8067e711ca4df0fec8f05f97d1199f4fb81fdb120bf2fae30fd7ed0374592df17dfc4f4fb415f15497e5f7ccee9f783be2c92fcbeb815d3ef077d5d24f97d919651b400d1a4f745a047c1024093dc57bf463159a12f8d24b72f1e8ba9f683be3692d4be7872a7d90ffae24832fbea7449b31ffcdd918fdc74f1f9f39f99bb1451');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', '2694beb33273c734cb9ae6b28aef7939', '\x789c758c410ac3300c04bf627cce2f72e9037a33a6a8b148451c09648992df57a6e7c0a21d69c5969287b86ef8a296976c641dc30fe2b97ec918c708dac4d9f40aeac0bbc33ebfc0ed23fa8fd9801835f84298e6da63b218e6ba9492df22471c9e6492805b7ad048ab9c0a0d67c3ad6aad3f95a831f2');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', 'c2ca048417e855fa137376701745271f', '\x789c8b8e564ace482c28492d8acf4c51d2512ac92cc94905d2398949a93940bab824b1a80448a7e681648b4b7373138b2a81acbcfc9254a5589de8d85800dd3a1597');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', 'c80be65d786f845eab72d7cdd0041f25', '\x789c8b8e56cacc4bc94c4e2cc92f8acf4c51d2514a492c490552658939a5203a27bf1c486664a66700a93c10ce07cac7ea44c7c60200590412f3');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', 'dbf70f8ce6cb27b5b23580709e1878dc', '\x789c1dc8310ec0200840d1bb307b23421aaa0ca40a89e2d0db173bbd9f8f08d5ad69a8dba50d0a3c6a87ceb7f47405cf48e5bf6b8fc1f33de57b565959e6214005893eeac4196f');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', '1c8df9e8941e15161fc886f89201c426', '\x789c8b8e562a2e492c49cd4dcd2b89cf4c51d2514acecf49492d8a4f010a0279e58945b948bc8c4a20599c5f5a949c5a0c6415a526a628c5ea44c7c60200a30a18c3');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', '6a343f401ae31f737abace70ce1437c8', '\x789c8b8e564a2d4bcd2b89cf4c51d2512a4a4d4c492d02328a93f38b52417429982acfa8548ad5898e8d0500776a0f4d');
INSERT INTO public.thaw_blobs VALUES ('ws-2cd99a3dcd8b', '21e150774c4acb1031afbe606b9c5fee', '\x789c9d9ddd6e5cc711845f45d0b5059cee3e7f739904790a4130686a611392c840a20df8edbdebf474d855b9282c90c0b2139767f7cc374debab9dfdf8f1fde58fcbf3ebcf4f9fdffff4fef3c3ebe5fa87d7a7d7afb73f3e5efff4d797ef7f5e7ff9f4fcf4faf4f0faf2fdfaeb1f8f2fdf6ffff38f97dfbf3f5e7e5c7ff5f5e197cbd7db5ff9fddbb787bfffff8f0fdf2e2fd73f7e7f787d7a797ef83beef2c7d3e7cbf3e3ed97ff79797a7ebdfd9d8fbf5d1ebf5c6effece797eb3ffbd34f1faf0b5aae7f6a63593e2cf66189eb9ffcfbb6c477b7bffcfaf0f5cbedeffbc7f5bf1fecf6577e7979f972fdc3ffffcf35effdc52acedfc6d99bb87fdee28694e695166fd31c17774a695169ebdbb4c0b51d52da5a69dbdbb415d7b64b695ba5ed6fd3365cdb26a5ed9576bc4ddb716dab947654daf936edc0b585947656da789b76e2da5c4a1b33cd96b76903d766daee2d1aacd16088830843d1609d06c4415c5de260c0aa210fda5b6751717d750884f65c6dadb806ab2111daa6b3ade21aad86486844d85e710d574326345ceda8b8c6ab2114da596267c535600da9d00e3a1b15d78835c4423c85978a6bc83a5221ce08b799d7a1759a126a6081d1b1751a14e20b2e323ab74ea3427b1e9e683880eb342cb4ede25be5f5f5d1b8d076b3ef95d7e72c0d0c0d363f2aafb1eb3432b4b3c0cfca6bf03a0d0deda8f251798d5ea7b1a19da4b1545ec337f8a7282dcf2aaff11b0888864778c5357e03f110571733aee31b4887f8e6151c1dde4038b4671bc5466737900d6deb45a211806e201a1a1971545c5f1d92a1811b67c5357003c1d0ce951815d77f42462eb4636f5d2aaeff888c5868a7f26a15d7a85de9a7290d8bd52baf51bbd2d45003a3021bb62b8d0df105af95d7b85d696c88cf639b791ddc95c686f86f40c5462777a5b1a1ede6b5e0e8e8ae343634d8d6a4630576571a1bda59b08ecaebeba3b1a11d55db52798dde8dc68676926e56790ddf8d7faed2f2bcf21abf1b02a2e1b145c5f57fc7453cc4d5ad15d7f0dd900ef1cddb2aaec1bb211ce2b3dd2baeb1bb211bdad6db8e19d7d1dd100d8d8cadc8e8e46e4886f89b17054607774330b473654f2e36e076472eb4636fb78a6babdb110bed54debde21ab53bfd34a561b147e5356a779a1a6ae05a810ddb9dc686f882b7ca6bdcee3436c4e7b1575effdd291a1be276392aaf91bbd3d8d076f37e565e4377a7b121fe66dc98799ddd9dc686f8db71854787f7a0b1a11d5547f1d1e93d686c6827e99180ec80efc13f57697951797d7d088886c7b1565ce3f7403cc4d56d15d7f03d900ef1cddb2baec17b201ce2b33d2aaeb17b201be2d63b2baea17b201a1a19c7a8b8fe3bcb488606eeb9545cffad6504433b574e9b719ddb13b9d08ebdb3b0e8d89e8885762a9f4545a7f6a49fa6342ccec4e2006a4f9a1a6ae056817d813436c417bc575ee3f6a4b1213e8fa3f21ab8278d0d71bb9c95d7c83d696c88bb79545e43f7a4b1a1c13696ca6bec0e1a1bda5930acf21abc83c68676540dafbc46efa0b1219aa19879a086f8e72a2daf00e9fc0e0444c363141e9ddf817888ab4b3a4ec077201de29b77545c5f1dc2213edbb3e21abb03d910b7dea8b886ee40344437b42c95d7e5d0826c887668b10aec7a684138443fb478057641b4201da2215aa202bb225a100fed74b665adc0d103e9e72a519e2edb4cec00fff77fb8e7df8c6c294ad0efd210515f7681028a77a131a23e996465a0e55d6890a89b675422ac914689b8bfa7271fe87a49948bc3c9a62a1fa87bc9958be3c9a62d1f0835e9727140d914e603a926632e8e289bce7c20d624cdd502c3d4e603b9266fae5618f60aec5c9339575778cc40c09adcb9fa2616300035d973f539172f58db405ec4ad9802ddb0646564d0455ad2a01bd5ac48a18b40a741376c5a192974f1cc49856e58b63272e8e2b1980eddb06f6524d1c5933b25ba61e5cac8a2abd32535ba61edcad8a3cb914745769c59a5ab2ffbacc4ce33cb74f5c98c990840b34e17374f142f40340b75717f4701034893525707564a75a3321659757560a55737ee63d178110fb254eb46952c72ebeac04abb6ed4ca22bdae0eac14ec46c52c32ec2232a9d88daa59e4d8d5159e15d8b126cbaebe89a3023bd4e4d9c5e79ca2ddb0a06564dac5ad98aaddb0a165e4da455ad6a2058826d92e02bd162c0034c976f1cc49d96ed8d132b2ede2b198b6ddb0a465a4dbc5933b75bb614bcbc8b7abd32585bb614fcbd8b8cb916745769c59baab2f7b5462e799b5bbf864d2bb1bd6b58cc5bbb879d2bc1b16b68cd5bbb8bfd3bd1b76b68ce4bb3ab052bf1bd6b68cfcbb3ab0b64206a02605af0eacad9801aac9c2ab032b3dbc617fcb48c4ab032b55bc6185cbc8c58bc8a48c372c7119d9787585a302a13a8dc4886f620a79c322979191179f732a79c32a97919317b7624a79c32e97919557ebe251819d68d2f222d069e50dcb5c465a5e3c7352cb1bb6b98cbcbc782cee850ae04c625e3cb9f72205682633af4e9754f3868d2e63372f478e8a8445d278115f76fa79c35a97b1a0179f4c1a7ac36297b1a217374f3a7ac36a97b1a4573f101195089f88a0f1222298a2deb0e06564ead58195aedeb0e36524ebd58195badeb0e665e4ebd58195c6deb0e965a4ecd581751434c035597b1199a39001aec9db8b2b4c716f58f83232f7e29b98eadeb0f265e4eec5e79cf2deb0f46564efc5ad98fadeb0f565e4ef455ad2df1bb6be8c04be0874fa7bc3da9791c0573fe3b457207cc80959118fc534f886c52f23852f9edca9f00d9b5f460e5f9d2e29f10dbb5fc6165f8d1c050be0cc225f7cd9a368019e59e5ab9f3f4b5cb002662cf3c5cd9336dfb00466acf3c5fd9d3edfb0076624f4d581954adfb00a66e4f4d5819556dfb00d66a4f5d5819562dfb0106664f6d581956edfb0136624f7d581957adfb01666e4f7c58f07a6df372c8639f97d6d859e7edfb01ae6e4f7b537d19702063ec1487e5f7bcebe142ff01146f2fbe247f0d2ef1bf6c39cfcbef819c1d4fb86fd3027bd2f7e8831e5be6141cc49ee8b9fb24cb76fd8107372fbe2c74053ed1b56c49cd4befac1dc5181fd838c64f6e58fe62e95d8687636fb72a455e4d923efbd1522d5be6155cc59ed8b4f26d5be6159cc59ed8b9bc78a17209ad5beb8bfad8001a449edab1fd34db76f581a7372fbea077553ee1bf6c69ce4befa51ddb4fb86d53127bb2f0e2c4fbd6fd81e73d2fbe2c0f2e9f7b13fe6e4f7d5cfb35b0576aec9efab2bf40aec5893df17dfc4e9f7b13fe6e4f7c5e73cfd3ef6c79cfcbeb815a7dfc7fa9893df1769f1a2056f19b8ef0e09f782058026b92f9e39d3ed6375ccc9ed8bc7e254fbd81c7352fbeac50a4b05769ac9ecabd3659a7d2c8e399b7d39d22bb2e3cc6a5f7dd951899d6756fbe293996a1f9b63ce6a5fdc3c53ed6373cc59ed8bfb7baa7dac8e39a97d75604db78fdd3127b7af0eac2864006a92fbeac08a62062f0fb9f376094fbdef581f73d2fbeac04abfefd81f73f2fb2232e9f79d6eea22bfafae302ab0634d7e5f7d13d70aec5093df179f73fa7dc7fe9893df17b762fa7dc7fa9893df176949bdef581e73d2fb22d029f71dbb634e725f3c73d2ed3b56c79cdcbe782c6e850ae04c6a5f3cb9b722056826b3af4e9734fb8ec53167b32f474645c22269bca82f7badc4ce33ab7df5c96c95d88166b5af5e82b45762279ad5beb8bf53ed3b56c79cd4be3ab0d2ed3b76c79cdcbe3ab052ee3b96c79ce4be3ab0d2ee3b5def45765f1d58a9f79d2ef822bdaf0eacbda001aec9ef8bc8ec850c704d7e5f5d611243777c91df57dfc4ad026185f7dd48e1e9f79d6ff9baef4e0a4fbfef74cd17f97d9196d4fb4ef77c91de57ef351b15d88126b92f9e39e9f61dab634e6e5f3c1653ed3b36c79cd4be7872a7d9772c8e39997d75baa4d9772c8e399b7d39b260019c59edab2fbb68019e59edab4f2671c1e698b3da5737cf5189b0c63b6faaf054fb8ed53127b52fdfdc372a11aeeebbf3b60a4fb9ef581e7392fbeac04abbefd81e73b2fbeac04abdef581f73d2fbeac04abfefd81f73f2fb2232e9f71dfb634e7e5f5de13603016bf2fbea9b58c000d4e4f7d5e75cbc00d3e4f7d5ad98b8607dccc9ef8bb4a4de772c8f39e97d11e894fb8edd3127b92f9e39e9f61dab634e6e5f3c1653ed3b36c79cd4be7872a7d9772c8e39997d75baa4d9772c8e399b7d3972abc88e33ab7df565ef95d87966b5af3e99632602d0acf6d5cd53bc00d1acf6d5fd5dc000d2a4f6c58115e9f6fd7fddb17ffdf6f0fcebe5f3bba7e777df1e9effc4958af77ea6e277ac9005297e716c453a7ec70e5990e397af9d8d4aecf77592e4572f9e4dcbefd8220bb2fce2d5b369f91d5b6441965f5de15e8170d7ee7d375d445a7ec7165990e5579ff35981fdba5db2fcea561c33102edc25cb2f3263c50c5cb94b925fbc86d60a16b8749714bf78116d1a7ec7025990e117bffa2105bf637f2c48f06be777a4df77ac8f05f97d71c644fa7dc7fa58b0df9723f78aec38b3e0575ff651899d6716fcea93392bb103cd825fdd3ca312e1faec3befbb8814fc8e05b220c1af8ead34fc8e0db2e04bf0c553c20b19809a6fc1170f322f66806abe075f3c6b53f23b96c8826fc217c7415a7ec7165990e557ef4adf2bb0734d965f5de151811d6bb2fcea9b785660879a2cbffa9c470576a6c9f28b5b312dbf63892cc8f28bb4a4e477ac9005497e11e854fc8e0db220c52f9e3969f81d0b6441865f3c16a350019c49f08b277714294033f97d75baa4df77ac8f05fb7d39f2a84858e49df75d440a7ec7fe58b0e0579fcca8c40e340b7e71f34cc18ffdb160c12feeef29f8b1401624f8d581350d3f36c882afcb174f89a9f8b142167c5fbe78904dc78f1db2e01bf3d5efa6d8662260cd77e68be3602d68f0eb2eeebbef22d64206b826cbafae3089c1165990e557dfc45181b0c2fbeebb8869f9b1451664f9c5ad382d3f96c8822cbf48cb94fc58210b92fc22d053f163832c48f18b67ce34fc58200b32fce2b138053ff6c78204bf78724fbf8ff5b120bfaf4e97e9f7b13e16ecf7e5c882057066c1afbeeca205bfc0e6cefb2e22057f607f2c58f08b9b27057f607f2c58f08bfb3b057f60812c48f0ab032b0d7fd0d73df2c5faea5701ad95d8a1e69bf5c5832c1d7f60872cf86e7df1ac4dc91f58220bbe5d5f1c0769f9035b6441965f44262d7f608b2cc8f2ab2b1c3310b026cb2fbe894701035093e5179ff351bc00d364f9c5ad98963fb0441664f9d5efa58a0a8415222d22d0a9f8031b64418a5f3c73d2f00716c8820cbf782ca6e00fec8f05097ef1e44ebf1f581f0bf2fbea7449bf1f581f0bf6fb72e4a8c88e330b7ef165a7e00fec8f050b7ef1c9a4e00fec8f050b7e71f39cc50b10cd825ffde6b502069026c1af0eac34fc810db2e02bf8c55322157f60852cf80e7ef1204bc71fd8210bbe855f3c6b53f20796c882efe117c7415afec0165990e5179149cb1fd8220bb2fce20ad3f2077d5f24597ef14d4ccb1ff4859164f9c5e79c963fe82b23c9f28b5b312d7fd0974692e5176919450b104d925f047a142c0034297ef5cb149315faea4832fce2b198823fe8cb2349f08b2777fafda0af8f24bfaf4e97f4fbc1df2079cf7d179f3efd0517511712');


--
-- Data for Name: thaw_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thaw_migrations VALUES ('3');


--
-- Data for Name: thaw_parts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'about', '5ff8bec3a2b747061cc67ca5ec7de5ec');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'actors', '5bed20336b74ddafdb2b5ca5f517d9af');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'categories', 'ab5ddadb9d668f4af92fc548343bb96a');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'events', 'a7142417f9b0629524b7dfb192553650');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'sources', '2694beb33273c734cb9ae6b28aef7939');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'chapters', 'c2ca048417e855fa137376701745271f');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'indicators', 'c80be65d786f845eab72d7cdd0041f25');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'conditions', 'dbf70f8ce6cb27b5b23580709e1878dc');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'statements', '1c8df9e8941e15161fc886f89201c426');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 1, 'readings', '6a343f401ae31f737abace70ce1437c8');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'about', '5ff8bec3a2b747061cc67ca5ec7de5ec');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'actors', '5bed20336b74ddafdb2b5ca5f517d9af');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'categories', 'ab5ddadb9d668f4af92fc548343bb96a');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'events', 'f34d12ca8daeff9a2f166c39dadc8ee4');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'sources', '2694beb33273c734cb9ae6b28aef7939');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'chapters', 'c2ca048417e855fa137376701745271f');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'indicators', 'c80be65d786f845eab72d7cdd0041f25');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'conditions', 'dbf70f8ce6cb27b5b23580709e1878dc');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'statements', '1c8df9e8941e15161fc886f89201c426');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 2, 'readings', '6a343f401ae31f737abace70ce1437c8');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'about', '5ff8bec3a2b747061cc67ca5ec7de5ec');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'actors', '5bed20336b74ddafdb2b5ca5f517d9af');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'categories', 'ab5ddadb9d668f4af92fc548343bb96a');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'events', '01eada5dc30ed78d98311d047316fd9d');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'sources', '2694beb33273c734cb9ae6b28aef7939');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'chapters', 'c2ca048417e855fa137376701745271f');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'indicators', 'c80be65d786f845eab72d7cdd0041f25');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'conditions', 'dbf70f8ce6cb27b5b23580709e1878dc');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'statements', '1c8df9e8941e15161fc886f89201c426');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 3, 'readings', '6a343f401ae31f737abace70ce1437c8');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'about', '5ff8bec3a2b747061cc67ca5ec7de5ec');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'actors', '5bed20336b74ddafdb2b5ca5f517d9af');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'categories', 'ab5ddadb9d668f4af92fc548343bb96a');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'events', 'c8b74a57bfa682e997ffb5a5003441c7');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'sources', '2694beb33273c734cb9ae6b28aef7939');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'chapters', 'c2ca048417e855fa137376701745271f');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'indicators', 'c80be65d786f845eab72d7cdd0041f25');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'conditions', 'dbf70f8ce6cb27b5b23580709e1878dc');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'statements', '1c8df9e8941e15161fc886f89201c426');
INSERT INTO public.thaw_parts VALUES ('ws-c4482122daa8', 4, 'readings', '6a343f401ae31f737abace70ce1437c8');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'about', '87f9fa4e7b45bd66957a4d25a4371c6f');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'actors', '5bed20336b74ddafdb2b5ca5f517d9af');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'categories', 'ab5ddadb9d668f4af92fc548343bb96a');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'events', '37defbfae433fc6c4993b33118829808');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'sources', '2694beb33273c734cb9ae6b28aef7939');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'chapters', 'c2ca048417e855fa137376701745271f');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'indicators', 'c80be65d786f845eab72d7cdd0041f25');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'conditions', 'dbf70f8ce6cb27b5b23580709e1878dc');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'statements', '1c8df9e8941e15161fc886f89201c426');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 1, 'readings', '6a343f401ae31f737abace70ce1437c8');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'about', '87f9fa4e7b45bd66957a4d25a4371c6f');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'actors', '5bed20336b74ddafdb2b5ca5f517d9af');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'categories', 'ab5ddadb9d668f4af92fc548343bb96a');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'events', '21e150774c4acb1031afbe606b9c5fee');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'sources', '2694beb33273c734cb9ae6b28aef7939');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'chapters', 'c2ca048417e855fa137376701745271f');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'indicators', 'c80be65d786f845eab72d7cdd0041f25');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'conditions', 'dbf70f8ce6cb27b5b23580709e1878dc');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'statements', '1c8df9e8941e15161fc886f89201c426');
INSERT INTO public.thaw_parts VALUES ('ws-2cd99a3dcd8b', 2, 'readings', '6a343f401ae31f737abace70ce1437c8');


--
-- Data for Name: thaw_revisions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thaw_revisions VALUES ('ws-c4482122daa8', 1, '2026-11-26T12:41:15.061019+00:00', 'Brought in', '{"about": [1, 0, 0], "actors": [2, 0, 0], "categories": [1, 0, 0], "events": [3, 0, 0], "sources": [1, 0, 0]}', NULL, false, '', '');
INSERT INTO public.thaw_revisions VALUES ('ws-c4482122daa8', 3, '2026-11-26T12:41:15.307746+00:00', 'title changed', '{"events": [0, 1, 0]}', 2, false, '', '');
INSERT INTO public.thaw_revisions VALUES ('ws-c4482122daa8', 4, '2026-11-26T12:41:15.444225+00:00', 'Left out: title changed', '{"events": [0, 1, 0]}', 2, true, '', '');
INSERT INTO public.thaw_revisions VALUES ('ws-c4482122daa8', 2, '2026-11-26T12:41:15.206843+00:00', 'title changed', '{"events": [0, 1, 0]}', 1, false, 'Why it was done', '');
INSERT INTO public.thaw_revisions VALUES ('ws-2cd99a3dcd8b', 1, '2026-11-26T12:41:15.566872+00:00', 'Brought in', '{"about": [1, 0, 0], "actors": [2, 0, 0], "categories": [1, 0, 0], "events": [400, 0, 0], "sources": [1, 0, 0]}', NULL, false, '', 'ana@school.example');
INSERT INTO public.thaw_revisions VALUES ('ws-2cd99a3dcd8b', 2, '2026-11-26T12:41:15.724487+00:00', 'title changed', '{"events": [0, 1, 0]}', 1, false, '', 'ana@school.example');


--
-- Data for Name: thaw_schema; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thaw_schema VALUES (3);


--
-- Data for Name: thaw_sets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thaw_sets VALUES ('ws-c4482122daa8', 'Arcadia and Boeotia', 3, 3, '2026-11-26T12:41:14.547113+00:00', '2026-11-26T12:41:15.307746+00:00', false, false, '');
INSERT INTO public.thaw_sets VALUES ('ws-2cd99a3dcd8b', 'Many', 2, 400, '2026-11-26T12:41:15.540914+00:00', '2026-11-26T12:41:15.724487+00:00', false, false, 'ana@school.example');


--
-- Data for Name: thaw_shares; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thaw_shares VALUES ('ws-2cd99a3dcd8b', 'bo@school.example', true);


--
-- Name: thaw_schema_version_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.thaw_schema_version_seq', 1, false);


--
-- Name: thaw_blobs thaw_blobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_blobs
    ADD CONSTRAINT thaw_blobs_pkey PRIMARY KEY (set_id, hash);


--
-- Name: thaw_migrations thaw_migrations_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_migrations
    ADD CONSTRAINT thaw_migrations_pkc PRIMARY KEY (version_num);


--
-- Name: thaw_parts thaw_parts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_parts
    ADD CONSTRAINT thaw_parts_pkey PRIMARY KEY (set_id, number, name);


--
-- Name: thaw_revisions thaw_revisions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_revisions
    ADD CONSTRAINT thaw_revisions_pkey PRIMARY KEY (set_id, number);


--
-- Name: thaw_schema thaw_schema_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_schema
    ADD CONSTRAINT thaw_schema_pkey PRIMARY KEY (version);


--
-- Name: thaw_sets thaw_sets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_sets
    ADD CONSTRAINT thaw_sets_pkey PRIMARY KEY (id);


--
-- Name: thaw_shares thaw_shares_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_shares
    ADD CONSTRAINT thaw_shares_pkey PRIMARY KEY (set_id, person);


--
-- Name: thaw_blobs thaw_blobs_set_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_blobs
    ADD CONSTRAINT thaw_blobs_set_id_fkey FOREIGN KEY (set_id) REFERENCES public.thaw_sets(id) ON DELETE CASCADE;


--
-- Name: thaw_parts thaw_parts_set_id_hash_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_parts
    ADD CONSTRAINT thaw_parts_set_id_hash_fkey FOREIGN KEY (set_id, hash) REFERENCES public.thaw_blobs(set_id, hash);


--
-- Name: thaw_parts thaw_parts_set_id_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_parts
    ADD CONSTRAINT thaw_parts_set_id_number_fkey FOREIGN KEY (set_id, number) REFERENCES public.thaw_revisions(set_id, number) ON DELETE CASCADE;


--
-- Name: thaw_revisions thaw_revisions_set_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_revisions
    ADD CONSTRAINT thaw_revisions_set_id_fkey FOREIGN KEY (set_id) REFERENCES public.thaw_sets(id) ON DELETE CASCADE;


--
-- Name: thaw_shares thaw_shares_set_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thaw_shares
    ADD CONSTRAINT thaw_shares_set_id_fkey FOREIGN KEY (set_id) REFERENCES public.thaw_sets(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


